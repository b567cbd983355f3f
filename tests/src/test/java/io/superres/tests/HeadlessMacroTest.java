package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import io.superres.fiji.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Macros in the real ImageJ without a display. */
class HeadlessMacroTest {
    private static final String CELLS = "newImage(\"cells\", \"16-bit ramp\", 20, 12, 1);\n";
    private static final String GO_ON = "print(\"went on\");\n";

    @TempDir
    private static Path folder;

    private static Path model;

    @BeforeAll
    static void writeModel() throws IOException {
        model = TinyModel.write(Files.createDirectory(folder.resolve("my models")));
    }

    @Test
    void resultBecomesTheCurrentImage() throws Exception {
        ChildJvm child = run(macro(
                "result",
                CELLS
                        + upscale("image=cells scale=2 model=[" + model + "] device=cpu tile=0 range=auto")
                        + "if (getTitle() != \"cells-sisr-x2\") exit(\"title \" + getTitle());\n"
                        + "saveAs(\"Tiff\", getArgument());\n"));

        assertThat(child.exitCode()).as(child.output()).isZero();
        ImagePlus result = ImageFiles.open(folder.resolve("result.tif"));
        assertThat(result.getWidth()).isEqualTo(40);
        assertThat(result.getHeight()).isEqualTo(24);
        assertThat(result.getBitDepth()).isEqualTo(16);
    }

    /** Enlarged alone, a selection looks as it does inside the whole: its surroundings were seen. */
    @Test
    void aSelectionIsAPartOfTheWholeResult() throws Exception {
        String keys = "scale=2 device=cpu range=type model=[" + model + "]";
        ChildJvm child = run(macro(
                "selection",
                CELLS
                        + "run(\"Add Noise\");\n"
                        + upscale("image=cells " + keys)
                        + "rename(\"whole\"); makeRectangle(6, 8, 14, 10); run(\"Crop\");\n"
                        + "selectImage(\"cells\"); makeRectangle(3, 4, 7, 5);\n"
                        + upscale("image=cells selection=true " + keys)
                        + "if (getWidth() != 14 || getHeight() != 10) exit(\"size \" + getWidth());\n"
                        + "rename(\"part\"); imageCalculator(\"Difference\", \"part\", \"whole\");\n"
                        + "getStatistics(area, mean, min, max); print(\"difference \" + max);\n"));

        assertThat(child.exitCode()).as(child.output()).isZero();
        assertThat(child.output()).contains("difference 0");
    }

    @Test
    void missingKeysHaveTheirStandardValue() throws Exception {
        ChildJvm child = run(macro(
                "short",
                "newImage(\"other\", \"8-bit ramp\", 9, 9, 1);\n"
                        + CELLS
                        + upscale("scale=2 device=cpu model=[" + model + "]")
                        + "print(\"title \" + getTitle() + \" of \" + nImages);\n"));

        assertThat(child.exitCode()).as(child.output()).isZero();
        assertThat(child.output()).contains("title cells-sisr-x2 of 3");
    }

    @Test
    void unknownModelStopsTheMacro() throws Exception {
        ChildJvm child = run(macro("model", CELLS + upscale("image=cells scale=2 model=nonsense") + GO_ON));

        assertThat(child.exitCode()).as(child.output()).isEqualTo(1);
        assertThat(child.output())
                .contains("SuperresException: the macro model.ijm failed: there is no model 'nonsense'")
                .contains("in line 2")
                .doesNotContain("went on", "at io.superres");
    }

    @Test
    void everyOtherFailureIsReported() throws Exception {
        Path missing = folder.resolve("missing.ijm");
        ChildJvm child = run(
                macro("image", CELLS + upscale("image=[my cells] scale=2") + GO_ON),
                macro("number", CELLS + upscale("scale=two") + GO_ON),
                macro("bracket", upscale("model=[here") + GO_ON),
                macro("syntax", "x = 1 +;\n" + GO_ON),
                macro("command", "run(\"No Such Command...\");\n" + GO_ON),
                macro("file", "open(\"/no/such/file.tif\");\n" + GO_ON),
                macro("exit", "exit(\"enough\");\n" + GO_ON),
                macro("end", "exit();\n" + GO_ON),
                missing);

        assertThat(child.exitCode()).as(child.output()).isEqualTo(1);
        assertThat(child.output())
                .doesNotContain("went on", "at io.superres")
                .contains("image.ijm failed: there is no open image 'my cells'; there are: cells")
                .contains("number.ijm failed: 'two' for scale is not a whole number")
                .contains("bracket.ijm failed: the value of 'model' in the macro is not closed")
                .contains("the macro syntax.ijm failed: Number")
                .contains("command.ijm failed: Unrecognized command")
                .contains("the macro file.ijm failed in line 1: File not found: /no/such/file.tif")
                .contains("the macro exit.ijm failed in line 1: exit(\"enough\")")
                .contains("end.ijm ended: normally")
                .contains("BadInputException: there is no macro file " + missing);
    }

    @Test
    void escapeStopsTheMacro() throws Exception {
        Path macro = macro(
                "escape",
                "newImage(\"cells\", \"8-bit ramp\", 6000, 6000, 1);\n"
                        + "File.saveString(\"started\", getArgument());\n"
                        + upscale("scale=2 device=cpu model=[" + model + "]")
                        + GO_ON);
        ChildJvm child = ChildJvm.run(
                List.of(ChildJvm.HEADLESS, ChildJvm.PATCHABLE),
                EscapeMain.class,
                macro.toString(),
                folder.resolve("started").toString());

        assertThat(child.exitCode()).as(child.output()).isEqualTo(130);
        assertThat(child.output())
                .doesNotContain("went on", "sisr-x2]")
                .contains("at work: 0")
                .containsPattern("stopped after \\d{1,4} ms");
    }

    @Test
    void twoCommandsAtOnce() throws Exception {
        Path once = macro("once", CELLS + upscale("scale=2 device=cpu model=[" + model + "]"));
        ChildJvm child = ChildJvm.run(
                List.of(ChildJvm.HEADLESS, ChildJvm.PATCHABLE), TwoAtOnceMain.class, once.toString(), model.toString());

        assertThat(child.exitCode()).as(child.output()).isZero();
        assertThat(child.output())
                .contains("first became first-sisr-x2 of 600")
                .contains("second became second-sisr-x2 of 400");
    }

    private static String upscale(String options) {
        return "run(\"SR Single Image...\", \"" + options + "\");\n";
    }

    private static Path macro(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".ijm"), text);
    }

    private static ChildJvm run(Path... macros) throws IOException, InterruptedException {
        List<String> files = new ArrayList<>();
        for (Path macro : macros) files.add(macro.toString());
        return ChildJvm.run(
                List.of(ChildJvm.HEADLESS, ChildJvm.PATCHABLE), MacroMain.class, files.toArray(String[]::new));
    }
}
