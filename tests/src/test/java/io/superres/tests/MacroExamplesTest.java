package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import io.superres.cli.Main;
import io.superres.fiji.image.ImageFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example macros, as a user runs them: {@code superres imagej --headless --macro FILE}. */
class MacroExamplesTest {
    private static final Path MACROS = Project.root().resolve("macros");

    @TempDir
    Path folder;

    private static ChildJvm imagej(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("imagej", "--headless"));
        all.addAll(Arrays.asList(arguments));
        return ChildJvm.run(List.of(ChildJvm.HEADLESS, ChildJvm.PATCHABLE), Main.class, all.toArray(String[]::new));
    }

    @Test
    void oneImage() throws Exception {
        Path result = folder.resolve("result.tif");
        ChildJvm child = imagej(
                "--macro",
                MACROS.resolve("Upscale_Image.ijm").toString(),
                "--argument",
                Project.image("cells-hyperstack.tif") + "," + result);
        assertThat(child.exitCode()).as(child.output()).isZero();
        ImagePlus image = ImageFiles.open(result);
        assertThat(image.getDimensions()).containsExactly(240, 176, 3, 5, 1);
        assertThat(image.getBitDepth()).isEqualTo(16);
        assertThat(image.getCalibration().getUnit()).isEqualTo("\u00b5m");
        assertThat(image.getCalibration().pixelWidth).isCloseTo(0.03, org.assertj.core.api.Assertions.within(1e-6));

        Path direct = folder.resolve("direct.tif");
        assertThat(Cli.run("upscale", Project.image("cells-hyperstack.tif"), "-o", direct)
                        .exit())
                .isZero();
        ImagePlus other = ImageFiles.open(direct);
        for (int i = 1; i <= image.getStackSize(); i++)
            assertThat(image.getStack().getPixels(i)).isEqualTo(other.getStack().getPixels(i));
    }

    @Test
    void oneImageWithAReference() throws Exception {
        Path result = folder.resolve("result.tif");
        ChildJvm child = imagej(
                "--macro",
                MACROS.resolve("Upscale_With_Reference.ijm").toString(),
                "--argument",
                Project.image("nuclei-lr.tif") + "," + Project.image("nuclei-earlier.tif") + "," + result);
        assertThat(child.exitCode()).as(child.output()).isZero();
        assertThat(child.output()).contains("mean similarity of what was found: 0.");
        assertThat(ImageFiles.open(result).getWidth()).isEqualTo(448);

        Path direct = folder.resolve("direct.tif");
        Cli run = Cli.run(
                "upscale",
                Project.image("nuclei-lr.tif"),
                "-o",
                direct,
                "--method",
                "e2ent2",
                "--reference",
                Project.image("nuclei-earlier.tif"));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(ImageFiles.open(result).getStack().getPixels(1))
                .isEqualTo(ImageFiles.open(direct).getStack().getPixels(1));
    }

    @Test
    void oneImageOfUnknownQuality() throws Exception {
        Path result = folder.resolve("result.tif");
        Path input = Project.image("filaments-lr.png");
        ChildJvm child = imagej(
                "--macro",
                MACROS.resolve("Upscale_Unknown_Quality.ijm").toString(),
                "--argument",
                input + "," + result);
        assertThat(child.exitCode()).as(child.output()).isZero();
        assertThat(child.output()).contains("mean distance from the codebook: 0.");
        Path direct = folder.resolve("direct.tif");
        Cli run = Cli.run("upscale", input, "-o", direct, "--method", "femasr");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(ImageFiles.open(result).getStack().getPixels(1))
                .isEqualTo(ImageFiles.open(direct).getStack().getPixels(1));
    }

    @Test
    void oneImageInTenWays() throws Exception {
        samples("Upscale_Samples.ijm", "over 10 samples", 10, "--method", "refvae", "--origin", "random");
    }

    @Test
    void oneImageOutOfNoise() throws Exception {
        samples("Upscale_From_Noise.ijm", "4 samples of 448 x 384 pixels", 4, "--method", "stablesr");
    }

    /** A macro makes samples and their map, the same as the command line with these options. */
    private void samples(String macro, String said, int number, String... options) throws Exception {
        Path result = folder.resolve("result.tif");
        Path map = folder.resolve("map.tif");
        Path input = Project.image("nuclei-lr.tif");
        ChildJvm child =
                imagej("--macro", MACROS.resolve(macro).toString(), "--argument", input + "," + result + "," + map);
        assertThat(child.exitCode()).as(child.output()).isZero();
        assertThat(child.output())
                .contains("mean standard deviation of the samples: ")
                .contains(said);
        ImagePlus samples = ImageFiles.open(result);
        assertThat(samples.getNFrames()).isEqualTo(number);
        assertThat(ImageFiles.open(map).getBitDepth()).isEqualTo(32);
        Path direct = folder.resolve("direct.tif");
        List<Object> arguments = new ArrayList<>(List.of("upscale", input, "-o", direct));
        arguments.addAll(List.of("--samples", number, "--seed", 1));
        arguments.addAll(List.of(options));
        Cli run = Cli.run(arguments.toArray());
        assertThat(run.exit()).as(run.err()).isZero();
        ImagePlus other = ImageFiles.open(direct);
        for (int i = 1; i <= number; i++)
            assertThat(samples.getStack().getPixels(i))
                    .isEqualTo(other.getStack().getPixels(i));
    }

    @Test
    void aModelIsFitted() throws Exception {
        Path result = folder.resolve("result.tif");
        ChildJvm child = ChildJvm.run(
                List.of(ChildJvm.HEADLESS, ChildJvm.PATCHABLE, "-Duser.home=" + folder),
                Main.class,
                "imagej",
                "--headless",
                "--macro",
                MACROS.resolve("Adapt_Model.ijm").toString(),
                "--argument",
                Project.image("cells-hyperstack.tif") + ",mine,3," + result);
        assertThat(child.exitCode()).as(child.output()).isZero();
        assertThat(ImageFiles.open(result).getDimensions()).containsExactly(240, 176, 3, 5, 1);
        assertThat(folder.resolve(".superres/models/mine/model.onnx")).isRegularFile();
        assertThat(Files.readString(folder.resolve(".superres/models/mine/README.md")))
                .contains("sisr-x4");
    }

    @Test
    void allImagesOfAFolder() throws Exception {
        Path in = Files.createDirectories(folder.resolve("in"));
        for (String name : List.of("filaments-lr.png", "nuclei-lr.tif"))
            Files.copy(Project.image(name), in.resolve(name));
        Path out = folder.resolve("out");
        ChildJvm child =
                imagej("--macro", MACROS.resolve("Upscale_Folder.ijm").toString(), "--argument", in + "," + out + ",2");
        assertThat(child.exitCode()).as(child.output()).isZero();
        assertThat(child.output()).contains("2 images enlarged");
        assertThat(ImageFiles.open(out.resolve("filaments-lr-sisr-x2.tif")).getWidth())
                .isEqualTo(192);
        assertThat(ImageFiles.open(out.resolve("nuclei-lr-sisr-x2.tif")).getBitDepth())
                .isEqualTo(16);
    }

    @Test
    void aFolderWithItsSubFolders() throws Exception {
        Path in = Files.createDirectories(folder.resolve("in/sub"));
        Files.copy(Project.image("filaments-lr.png"), in.resolve("a.png"));
        Path out = folder.resolve("out");
        for (String summary : List.of("1 done, 0 skipped, 0 failed", "0 done, 1 skipped, 0 failed")) {
            ChildJvm child = imagej(
                    "--macro",
                    MACROS.resolve("Batch_Folder.ijm").toString(),
                    "--argument",
                    in.getParent() + "," + out + ",2");
            assertThat(child.exitCode()).as(child.output()).isZero();
            assertThat(child.output()).contains(summary);
        }
        assertThat(ImageFiles.open(out.resolve("sub/a-sisr-x2.png")).getWidth()).isEqualTo(192);
    }

    @Test
    void aFailingMacroGivesAFailingExitCode() throws Exception {
        Path macro = Files.writeString(
                folder.resolve("fails.ijm"),
                "newImage(\"x\", \"8-bit ramp\", 20, 20, 1);\nrun(\"SR Single Image...\", \"model=nope\");\nprint(\"went on\");");
        ChildJvm child = imagej("--macro", macro.toString());
        assertThat(child.exitCode()).isEqualTo(1);
        assertThat(child.output()).contains("there is no model 'nope'").doesNotContain("went on");
    }

    @Test
    void everyExampleIsReplayedHere() throws Exception {
        try (Stream<Path> files = Files.list(MACROS)) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".ijm")))
                    .containsExactlyInAnyOrder(
                            "Upscale_Image.ijm",
                            "Upscale_With_Reference.ijm",
                            "Upscale_Unknown_Quality.ijm",
                            "Upscale_Samples.ijm",
                            "Upscale_From_Noise.ijm",
                            "Adapt_Model.ijm",
                            "Upscale_Folder.ijm",
                            "Batch_Folder.ijm");
        }
    }
}
