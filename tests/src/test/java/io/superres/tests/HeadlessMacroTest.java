package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import io.superres.fiji.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Macros in the real ImageJ without a display. */
class HeadlessMacroTest {
    private static final String CELLS = "newImage('cells', '16-bit ramp', 20, 12, 1);\n".replace('\'', '"');

    @TempDir
    private static Path folder;

    private static Path model;

    @BeforeAll
    static void writeModel() throws IOException {
        model = TinyModel.write(Files.createDirectory(folder.resolve("my models")));
    }

    @Test
    void resultBecomesTheCurrentImage() throws Exception {
        Path saved = folder.resolve("result.tif");
        ChildJvm child = macro(
                CELLS + upscale("image=cells scale=2 model=[" + model + "] device=cpu tile=0 range=auto")
                        + "if (getTitle() != \"cells-sisr-x2\") exit(\"title \" + getTitle());\n"
                        + "saveAs(\"Tiff\", getArgument());\n",
                saved.toString());

        assertThat(child.exitCode()).as(child.output()).isZero();
        ImagePlus result = ImageFiles.open(saved);
        assertThat(result.getWidth()).isEqualTo(40);
        assertThat(result.getHeight()).isEqualTo(24);
        assertThat(result.getBitDepth()).isEqualTo(16);
    }

    @Test
    void missingKeysHaveTheirStandardValue() throws Exception {
        ChildJvm child = macro("newImage(\"other\", \"8-bit ramp\", 9, 9, 1);\n" + CELLS
                + upscale("scale=2 device=cpu model=[" + model + "]")
                + "print(\"title \" + getTitle() + \" of \" + nImages);\n");

        assertThat(child.exitCode()).as(child.output()).isZero();
        assertThat(child.output()).contains("title cells-sisr-x2 of 3");
    }

    @Test
    void unknownModelStopsTheMacro() throws Exception {
        ChildJvm child = macro(CELLS + upscale("image=cells scale=2 model=nonsense") + "print(\"went on\");\n");

        assertThat(child.exitCode()).as(child.output()).isEqualTo(1);
        assertThat(child.output())
                .contains("there is no model 'nonsense'")
                .contains("in line 2")
                .doesNotContain("went on");
    }

    @Test
    void unknownImageStopsTheMacro() throws Exception {
        ChildJvm child = macro(CELLS + upscale("image=[my cells] scale=2") + "print(\"went on\");\n");

        assertThat(child.exitCode()).as(child.output()).isEqualTo(1);
        assertThat(child.output())
                .contains("there is no open image 'my cells'; there are: cells")
                .doesNotContain("went on");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run(\"SR Single Image...\", \"scale=two\");",
                "run(\"SR Single Image...\");",
                "x = 1 +;",
                "run(\"No Such Command...\");",
                "open(\"/no/such/file.tif\");",
                "exit(\"enough\");"
            })
    void everyOtherFailureIsReported(String line) throws Exception {
        ChildJvm child = macro(line + "\nprint(\"went on\");\n");

        assertThat(child.exitCode()).as(child.output()).isEqualTo(1);
        assertThat(child.output())
                .contains("SuperresException: the macro test.ijm stopped in line")
                .doesNotContain("went on");
    }

    @Test
    void exitWithoutMessageIsANormalEnd() throws Exception {
        ChildJvm child = macro("exit();\nprint(\"went on\");\n");

        assertThat(child.exitCode()).as(child.output()).isZero();
        assertThat(child.output()).doesNotContain("went on");
    }

    @Test
    void missingMacroIsBadInput() throws Exception {
        Path missing = folder.resolve("missing.ijm");
        ChildJvm child = ChildJvm.run(List.of(), MacroMain.class, missing.toString());

        assertThat(child.exitCode()).isEqualTo(1);
        assertThat(child.output()).contains("BadInputException: there is no macro file " + missing);
    }

    private static String upscale(String options) {
        return "run(\"SR Single Image...\", \"" + options + "\");\n";
    }

    private static ChildJvm macro(String text, String... arguments) throws IOException, InterruptedException {
        Path file = folder.resolve("test.ijm");
        Files.writeString(file, text);
        String argument = arguments.length > 0 ? arguments[0] : "";
        return ChildJvm.run(List.of(ChildJvm.HEADLESS, ChildJvm.PATCHABLE), MacroMain.class, file.toString(), argument);
    }
}
