package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ij.CompositeImage;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.LUT;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.Planes;
import io.superres.image.Plane;
import io.superres.quality.Psnr;
import io.superres.tests.images.TestImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code superres upscale} with the bundled models. */
class UpscaleCliTest {
    @TempDir
    Path folder;

    private ImagePlus upscale(Object... arguments) {
        Cli run = Cli.run(arguments);
        assertThat(run.exit()).as(run.err()).isZero();
        return ImageFiles.open(Path.of(run.out().strip()));
    }

    @Test
    void theResultIsCloserToTheTruthThanBicubicEnlargement() {
        ImagePlus result =
                upscale("upscale", Project.image("nuclei-lr.tif"), "-o", folder.resolve("sr.tif"), "--scale", 4);
        assertThat(result.getBitDepth()).isEqualTo(16);
        Cli measure = Cli.run(
                "measure",
                "--image",
                folder.resolve("sr.tif"),
                "--hr",
                Project.image("nuclei-hr.tif"),
                "--lr",
                Project.image("nuclei-lr.tif"),
                "--scale",
                4,
                "--json",
                folder.resolve("m.json"));
        assertThat(measure.exit()).as(measure.err()).isZero();
        assertThat(measure.out())
                .contains("PSNR(Y, crop=4, range=", "PercNet distance", "grid of LR pixels: 0.", ", truth 1.00 to");
        JsonNode report = json(folder.resolve("m.json"));
        assertThat(report.at("/images/0/psnr_y").asDouble())
                .isGreaterThan(report.at("/bicubic/psnr_y").asDouble() + 1);
        assertThat(report.at("/images/0/percnet_distance").asDouble())
                .isPositive()
                .isLessThan(report.at("/bicubic/percnet_distance").asDouble());
        assertThat(report.at("/grid/least").asDouble()).isBetween(0.9, 1.0);
        assertThat(report.at("/grid/most").asDouble()).isBetween(1.0, 1.1);
    }

    @Test
    void theGeneralModelIsTheStandardOne() {
        upscale("upscale", Project.image("nuclei-lr.tif"), "-o", folder.resolve("auto.tif"), "--scale", 2);
        upscale(
                "upscale",
                Project.image("nuclei-lr.tif"),
                "-o",
                folder.resolve("named.tif"),
                "--scale",
                2,
                "--model",
                "sisr-x2");
        ImagePlus auto = ImageFiles.open(folder.resolve("auto.tif"));
        assertThat(auto.getInfoProperty()).contains("\"sisr-x2\"");
        assertThat(auto.getProcessor().getPixels())
                .isEqualTo(ImageFiles.open(folder.resolve("named.tif"))
                        .getProcessor()
                        .getPixels());
    }

    @Test
    void withoutTheTruthAResultIsMeasuredAgainstItsInput() {
        upscale("upscale", Project.image("target-lr.png"), "-o", folder.resolve("sr.png"));
        Cli measure = Cli.run(
                "measure", "--image", folder.resolve("sr.png"), "--lr", Project.image("target-lr.png"), "--scale", 4);
        assertThat(measure.exit()).as(measure.err()).isZero();
        assertThat(measure.out()).contains("LR-PSNR").doesNotContain("PSNR-Y");
        assertThat(Cli.run("measure", "--image", folder.resolve("sr.png"), "--scale", 4)
                        .exit())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"2", "4"})
    void everythingThatBelongsToAHyperstackIsKept(int scale) throws Exception {
        ImagePlus lr = TestImages.hyperstack();
        ImagePlus hr = upscale(
                "upscale", Project.image("cells-hyperstack.tif"), "-o", folder.resolve("out.tif"), "--scale", scale);

        assertThat(hr.getBitDepth()).isEqualTo(16);
        assertThat(hr.getDimensions()).containsExactly(60 * scale, 44 * scale, 3, 5, 1);
        assertThat(hr).isInstanceOf(CompositeImage.class);
        assertThat(hr.isHyperStack()).isTrue();
        LUT[] luts = ((CompositeImage) hr).getLuts();
        LUT[] expected = ((CompositeImage) lr).getLuts();
        for (int c = 0; c < 3; c++) {
            assertThat(luts[c].getRGB(255)).isEqualTo(expected[c].getRGB(255));
            assertThat(luts[c].min).isEqualTo(expected[c].min);
            assertThat(luts[c].max).isEqualTo(expected[c].max);
        }
        Calibration calibration = hr.getCalibration();
        assertThat(calibration.pixelWidth).isCloseTo(0.12 / scale, within(1e-6));
        assertThat(calibration.pixelHeight).isCloseTo(0.12 / scale, within(1e-6));
        assertThat(calibration.pixelDepth).isEqualTo(0.4);
        assertThat(calibration.frameInterval).isEqualTo(2.5);
        assertThat(calibration.getUnit()).isEqualTo("\u00b5m");
        assertThat(calibration.xOrigin).isCloseTo(10.5 * scale - 0.5, within(1e-6));
        assertThat(calibration.yOrigin).isCloseTo(7.5 * scale - 0.5, within(1e-6));
        for (int i = 1; i <= 15; i++) {
            assertThat(hr.getStack().getSliceLabel(i)).isEqualTo(lr.getStack().getSliceLabel(i));
            Plane small = Planes.of(lr.getStack().getProcessor(i)).get(0);
            Plane large = Planes.of(hr.getStack().getProcessor(i)).get(0);
            assertThat(Psnr.of(blockMeans(large, scale), small, 0, 2500))
                    .as("plane %d", i)
                    .isGreaterThan(35);
        }
        JsonNode provenance = new ObjectMapper()
                .readTree(hr.getInfoProperty()
                        .lines()
                        .filter(l -> l.startsWith("superres: "))
                        .findFirst()
                        .orElseThrow()
                        .substring("superres: ".length()));
        assertThat(provenance.get("scale").asInt()).isEqualTo(scale);
        assertThat(provenance.get("device").asText()).isEqualTo("cpu");
        assertThat(provenance.get("sha256").asText()).hasSize(64);
        assertThat(provenance.get("ranges")).hasSize(3);
    }

    private static Plane blockMeans(Plane large, int scale) {
        Plane small = Plane.empty(large.width() / scale, large.height() / scale);
        for (int y = 0; y < large.height(); y++)
            for (int x = 0; x < large.width(); x++)
                small.pixels()[y / scale * small.width() + x / scale] += large.get(x, y) / (scale * scale);
        return small;
    }

    @Test
    void coloursFloatsAndJpegKeepTheirType() {
        Plane wave =
                Planes.of(ImageFiles.open(Project.image("filaments-lr.png"))).get(0);
        Path rgb = folder.resolve("rgb.png");
        Path floats = folder.resolve("float.tif");
        Path jpeg = folder.resolve("grey.jpg");
        ImageFiles.save(Planes.toImage("rgb", List.of(wave, wave.linear(0.5, 20), wave.linear(-1, 255)), 24), rgb);
        ImageFiles.save(Planes.toImage("float", List.of(wave.linear(1e-4, -3)), 32), floats);
        ImageFiles.save(Planes.toImage("grey", List.of(wave), 8), jpeg);

        ImagePlus colour = upscale("upscale", rgb, "-o", folder.resolve("rgb-out.png"));
        assertThat(colour.getBitDepth()).isEqualTo(24);
        List<Plane> channels = Planes.of(colour);
        ImagePlus grey = upscale("upscale", Project.image("filaments-lr.png"), "-o", folder.resolve("grey-out.png"));
        assertThat(channels.get(0)).isEqualTo(Planes.of(grey).get(0));

        ImagePlus real = upscale("upscale", floats, "-o", folder.resolve("float-out.tif"));
        assertThat(real.getBitDepth()).isEqualTo(32);
        float[] values = Planes.of(real).get(0).pixels();
        for (float value : values) assertThat(value).isBetween(-3.01f, -2.95f);

        assertThat(upscale("upscale", jpeg, "-o", folder.resolve("jpeg-out.jpg"))
                        .getWidth())
                .isEqualTo(4 * wave.width());
    }

    @Test
    void foldersAndPatternsGoToAFolder() throws Exception {
        Path in = Files.createDirectories(folder.resolve("in"));
        for (String name : List.of("filaments-lr.png", "target-lr.png", "nuclei-lr.tif"))
            Files.copy(Project.image(name), in.resolve(name));
        Files.writeString(in.resolve("notes.txt"), "not an image");
        Cli all = Cli.run("upscale", in, "-o", folder.resolve("all"), "--scale", 2, "--json", folder.resolve("r.json"));
        assertThat(all.exit()).as(all.err()).isZero();
        assertThat(folder.resolve("all"))
                .isDirectoryContaining("glob:**/filaments-lr-sisr-x2.png")
                .isDirectoryContaining("glob:**/target-lr-sisr-x2.png")
                .isDirectoryContaining("glob:**/nuclei-lr-sisr-x2.tif");
        assertThat(json(folder.resolve("r.json")).get("images")).hasSize(3);
        Cli some = Cli.run("upscale", in + "/*.png", "-o", folder.resolve("some"), "--scale", 2);
        assertThat(some.exit()).as(some.err()).isZero();
        try (var files = Files.list(folder.resolve("some"))) {
            assertThat(files).hasSize(2 + 1); // and the report
        }
    }

    @Test
    void tileAndThreadsChangeNothing() {
        ImagePlus a = upscale("upscale", Project.image("nuclei-lr.tif"), "-o", folder.resolve("a.tif"), "--tile", 512);
        ImagePlus b = upscale(
                "upscale", Project.image("nuclei-lr.tif"), "-o", folder.resolve("b.tif"), "--tile", 37, "--threads", 3);
        double range = 3000;
        Plane first = Planes.of(a).get(0);
        Plane second = Planes.of(b).get(0);
        for (int i = 0; i < first.pixels().length; i++)
            assertThat(second.pixels()[i]).isCloseTo(first.pixels()[i], within((float) Math.max(1, 1e-4 * range)));
    }

    @Test
    void evaluateAlwaysShowsBicubicAndTheConvention() {
        Cli run = Cli.run(
                "evaluate",
                "--hr",
                Project.image("filaments-hr.png"),
                "--scale",
                4,
                "--json",
                folder.resolve("e.json"));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("mean bicubic").contains("PSNR(Y, crop=4, range=255)");
        JsonNode report = json(folder.resolve("e.json"));
        JsonNode image = report.at("/images/0");
        assertThat(image.fieldNames())
                .toIterable()
                .containsExactly("name", "psnr_y", "ssim_y", "psnr_rgb", "lr_psnr", "percnet_distance", "seconds");
        assertThat(report.at("/mean/psnr_y").asDouble())
                .isGreaterThan(report.at("/bicubic/psnr_y").asDouble() + 1);
        assertThat(report.get("convention").asText()).contains("bicubic");
    }

    @Test
    void modelsAreListedDescribedAndVerified() {
        assertThat(Cli.run("models").out())
                .contains("sisr-x2", "sisr-x4", "sisr-bicubic-x2", "sisr-bicubic-x4", "percnet");
        assertThat(Cli.run("models", "info", "sisr-bicubic-x4").out())
                .contains("halo")
                .contains("BSD-2-Clause");
        Cli verify = Cli.run("models", "verify");
        assertThat(verify.exit()).as(verify.err()).isZero();
        assertThat(verify.out().lines()).allSatisfy(line -> assertThat(line).contains(": ok"));
    }

    private static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
