package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.Planes;
import io.superres.image.Plane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong: one sentence, the right exit code, nothing left behind, the input untouched. */
class BadInputCliTest {
    @TempDir
    Path folder;

    private Path good;
    private Path out;

    @BeforeEach
    void prepare() throws Exception {
        good = Files.copy(Project.image("nuclei-lr.tif"), folder.resolve("good.tif"));
        out = folder.resolve("results/out.tif");
    }

    private void refused(int exit, String reason, Object... arguments) throws IOException {
        byte[] before = Files.readAllBytes(good);
        Cli run = Cli.run(arguments);
        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        assertThat(run.err().strip())
                .startsWith("superres: ")
                .contains(reason)
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
        assertThat(run.err().lines().filter(line -> line.startsWith("superres: ")))
                .hasSize(1);
        assertThat(run.out()).isEmpty();
        assertThat(Files.readAllBytes(good)).isEqualTo(before);
        if (Files.isDirectory(out.getParent()))
            try (Stream<Path> left = Files.list(out.getParent())) {
                assertThat(left).isEmpty();
            }
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    @Test
    void filesThatAreNoImages() throws Exception {
        byte[] tiff = Files.readAllBytes(good);
        refused(2, "there is no file", "upscale", folder.resolve("none.tif"), "-o", out);
        refused(2, "not an image", "upscale", write("text.tif", "hello".getBytes()), "-o", out);
        refused(2, "not an image", "upscale", write("text.png", "hello".getBytes()), "-o", out);
        refused(2, "not an image", "upscale", write("empty.jpg", new byte[0]), "-o", out);
        refused(2, "not an image", "upscale", write("data.csv", "1,2".getBytes()), "-o", out);
        refused(2, "truncated", "upscale", write("cut.tif", Arrays.copyOf(tiff, tiff.length / 2)), "-o", out);
        refused(2, "no images", "upscale", Files.createDirectory(folder.resolve("nothing")), "-o", out);
    }

    /** ImageJ writes the width as a little-endian tag 256 of type LONG. */
    @Test
    void imagesWithoutPixels() throws Exception {
        byte[] tiff = Files.readAllBytes(good);
        byte[] tag = {0, 1, 4, 0, 1, 0, 0, 0};
        int at = 0;
        while (!Arrays.equals(Arrays.copyOfRange(tiff, at, at + tag.length), tag)) at++;
        for (byte[] width : new byte[][] {{0, 0, 0, 0}, {-1, -1, -1, -1}, {-1, -1, -1, 127}}) {
            System.arraycopy(width, 0, tiff, at + tag.length, 4);
            refused(2, "width.tif", "upscale", write("width.tif", tiff), "-o", out);
        }
    }

    @Test
    void truncatedFilesOfEveryKindAreRefusedAtEveryLength() throws Exception {
        Plane plane = Planes.of(ImageFiles.open(good)).get(0).linear(0.05, 0).crop(0, 0, 24, 20);
        for (String name : List.of("a.png", "a.jpg", "a.tif")) {
            Path whole = folder.resolve(name);
            ImageFiles.save(Planes.toImage("a", List.of(plane), 8), whole);
            byte[] bytes = Files.readAllBytes(whole);
            int step = Math.max(1, bytes.length / 9);
            for (int length = 0; length < bytes.length - step; length += step) {
                Path cut = write("cut-" + length + "-" + name, Arrays.copyOf(bytes, length));
                Cli run = Cli.run("upscale", cut, "-o", out, "--scale", 2);
                assertThat(run.exit())
                        .as("%s cut to %d of %d: %s", name, length, bytes.length, run.out())
                        .isEqualTo(2);
            }
        }
    }

    @Test
    void pixelsThatAreNotNumbers() throws Exception {
        float[] pixels = new float[64];
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            pixels[19] = bad;
            Path file = folder.resolve("bad" + bad + ".tif");
            ImageFiles.save(Planes.toImage("bad", List.of(new Plane(pixels, 8, 8)), 32), file);
            refused(2, "(3, 2)", "upscale", file, "-o", out);
        }
    }

    @Test
    void onePixelIsAnImage() {
        Path file = folder.resolve("one.tif");
        ImageFiles.save(Planes.toImage("one", List.of(new Plane(new float[] {7}, 1, 1)), 8), file);
        Cli run = Cli.run("upscale", file, "-o", out);
        assertThat(run.exit()).as(run.err()).isZero();
        ImagePlus result = ImageFiles.open(out);
        assertThat(result.getWidth()).isEqualTo(4);
        for (float value : Planes.of(result).get(0).pixels()) assertThat(value).isBetween(5f, 9f);
    }

    @Test
    void modelsScalesAndSettingsThatDoNotExist() throws Exception {
        refused(2, "there is no model 'nope'", "upscale", good, "-o", out, "--model", "nope");
        refused(2, "scale 3", "upscale", good, "-o", out, "--scale", 3);
        refused(2, "enlarges by 2", "upscale", good, "-o", out, "--model", "sisr-bicubic-x2", "--scale", 4);
        refused(2, "no method 'magic'", "upscale", good, "-o", out, "--method", "magic");
        refused(2, "device", "upscale", good, "-o", out, "--device", "tpu");
        refused(1, "CUDA", "upscale", good, "-o", out, "--device", "cuda");
        refused(2, "tile", "upscale", good, "-o", out, "--tile", 3);
        refused(2, "range", "upscale", good, "-o", out, "--range", "9,1");
        refused(2, "degradation", "evaluate", "--hr", good, "--degrade", "magic");
        refused(2, "Unknown option", "upscale", good, "-o", out, "--scael", 4);
        refused(2, "recipe", "train", "magic", "--data", folder, "--out", folder.resolve("t"));
        refused(2, "Missing required option", "upscale", good);
    }

    @Test
    void damagedModels() throws Exception {
        byte[] onnx = Files.readAllBytes(TinyModel.write(folder));
        Path cut = write("cut.onnx", Arrays.copyOf(onnx, onnx.length / 2));
        refused(2, "cut.onnx", "upscale", good, "-o", out, "--model", cut);
        refused(2, "not an ONNX model", "upscale", good, "-o", out, "--model", write("text.onnx", "hello".getBytes()));
        refused(2, "there is no file", "upscale", good, "-o", out, "--model", folder.resolve("none.onnx"));

        Path model = Files.createDirectories(folder.resolve("models/changed-x4"));
        for (String file : List.of("rdf.yaml", "test_input.npy", "test_output.npy"))
            Files.copy(Project.root().resolve("models/sisr-bicubic-x4").resolve(file), model.resolve(file));
        Files.write(model.resolve("model.onnx"), onnx);
        refused(2, "SHA-256", "upscale", good, "-o", out, "--model", model);
        refused(2, "SHA-256", "models", "verify", model);
    }

    @Test
    void publishedWeightsThatAreNone() throws Exception {
        Path models = folder.resolve("models");
        refused(2, "there is no file", "import", "vgg19", "--weights", folder.resolve("none"), "--out", models);
        refused(2, "neither safetensors nor", "import", "femasr", "--weights", good, "--out", models);
        refused(2, "too short", "import", "clip-rn50", "--weights", write("a", new byte[2]), "--out", models);
        refused(2, "subcommand", "import");
        assertThat(models).doesNotExist();
    }

    @Test
    void outputsThatCannotBeWritten() throws Exception {
        refused(2, "never overwritten", "upscale", good, "-o", good);
        Path link = Files.createSymbolicLink(folder.resolve("link.tif"), good);
        refused(2, "never overwritten", "upscale", good, "-o", link);
        refused(2, "cannot create the folder", "upscale", good, "-o", good.resolve("below/out.tif"));
        refused(2, "use a name that ends in", "upscale", good, "-o", out.resolveSibling("out.xyz"));
        refused(2, "stack", "upscale", Project.image("cells-hyperstack.tif"), "-o", out.resolveSibling("out.png"));
        refused(2, "16 bits", "upscale", good, "-o", out.resolveSibling("out.jpg"));
        refused(2, "there is no macro", "imagej", "--headless", "--macro", folder.resolve("none.ijm"));
        refused(2, "--macro", "imagej", "--headless");
    }
}
