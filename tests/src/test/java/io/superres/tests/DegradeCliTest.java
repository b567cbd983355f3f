package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.Calibration;
import io.superres.degrade.Degradations;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.Planes;
import io.superres.image.Plane;
import io.superres.tests.images.TestImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code superres degrade}, and {@code superres evaluate} with the same kinds. */
class DegradeCliTest {
    @TempDir
    Path folder;

    static Stream<String> kinds() {
        return Degradations.summaries().keySet().stream();
    }

    private ImagePlus degrade(Object... arguments) {
        Cli run = Cli.run(
                Stream.concat(Stream.of("degrade"), Stream.of(arguments)).toArray());
        assertThat(run.exit()).as(run.err()).isZero();
        return ImageFiles.open(Path.of(run.out().strip()));
    }

    /** The bundled LR images were made that way. */
    @Test
    void bicubicGivesTheBundledImages() {
        ImagePlus lr = degrade(
                Project.image("filaments-hr.png"), "-o", folder.resolve("a.png"), "--kind", "bicubic", "--scale", 4);
        assertThat(Planes.of(lr)).isEqualTo(Planes.of(ImageFiles.open(Project.image("filaments-lr.png"))));
        ImagePlus sixteen = degrade(
                Project.image("nuclei-hr.tif"), "-o", folder.resolve("a.tif"), "--kind", "bicubic", "--scale", 4);
        float[] expected = Planes.of(ImageFiles.open(Project.image("nuclei-lr.tif")))
                .get(0)
                .pixels();
        assertThat(sixteen.getBitDepth()).isEqualTo(16);
        assertThat(Planes.of(sixteen).get(0).pixels()).containsExactly(expected, within(1.01f));
        assertThat(sixteen.getCalibration().pixelWidth).isCloseTo(0.26, within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindKeepsTypeAndIntensitiesAndRepeatsItself(String kind) throws Exception {
        Path hr = Project.image("nuclei-hr.tif");
        Object[] arguments = {hr, "-o", folder.resolve("a.tif"), "--kind", kind, "--scale", 4, "--seed", 5};
        ImagePlus lr = degrade(arguments);
        assertThat(lr.getBitDepth()).isEqualTo(16);
        assertThat(lr.getWidth()).isEqualTo(112);
        assertThat(lr.getHeight()).isEqualTo(96);
        // Noise that is cut off at black makes a dark background brighter.
        double mean = ImageFiles.open(hr).getProcessor().getStats().mean;
        assertThat(lr.getProcessor().getStats().mean).isCloseTo(mean, within(0.3 * mean));
        byte[] first = Files.readAllBytes(folder.resolve("a.tif"));
        degrade(arguments);
        assertThat(Files.readAllBytes(folder.resolve("a.tif"))).isEqualTo(first);
        arguments[arguments.length - 1] = 6;
        boolean leftToChance = !List.of("bicubic", "area").contains(kind);
        assertThat(Planes.of(degrade(arguments)).equals(Planes.of(lr))).isEqualTo(!leftToChance);
    }

    @Test
    void everythingThatBelongsToAHyperstackIsKept() throws Exception {
        ImagePlus hr = TestImages.hyperstack();
        hr.setRoi(new Roi(8, 12, 20, 16));
        Path file = folder.resolve("cells.tif");
        ImageFiles.save(hr, file);
        ImagePlus lr = degrade(file, "-o", folder.resolve("lr.tif"), "--kind", "microscope:2000", "--scale", 4);
        assertThat(lr.getDimensions()).containsExactly(15, 11, 3, 5, 1);
        assertThat(lr.getBitDepth()).isEqualTo(16);
        Calibration calibration = lr.getCalibration();
        assertThat(calibration.pixelWidth).isCloseTo(0.48, within(1e-6));
        assertThat(calibration.pixelDepth).isEqualTo(0.4);
        assertThat(calibration.xOrigin).isCloseTo(10.5 / 4 - 0.5, within(1e-6));
        assertThat(lr.getRoi().getFloatWidth()).isEqualTo(5);
        assertThat(lr.getRoi().getXBase()).isEqualTo(2);
        for (int i = 1; i <= 15; i++)
            assertThat(lr.getStack().getSliceLabel(i)).isEqualTo(hr.getStack().getSliceLabel(i));
        String made = lr.getInfoProperty()
                .lines()
                .filter(l -> l.startsWith("superres: "))
                .findFirst()
                .orElseThrow();
        JsonNode provenance = new ObjectMapper().readTree(made.substring("superres: ".length()));
        assertThat(provenance.get("degradation").asText()).isEqualTo("microscope:2000");
        assertThat(provenance.get("ranges")).hasSize(3);
    }

    @Test
    void floatsKeepValuesOutsideTheRange() {
        Plane ramp = Plane.empty(64, 64);
        for (int i = 0; i < 4096; i++) ramp.pixels()[i] = -7 + 0.01f * (i % 64);
        ramp.pixels()[0] = 900;
        Path file = folder.resolve("float.tif");
        ImageFiles.save(Planes.toImage("f", List.of(ramp), 32), file);
        ImagePlus lr = degrade(file, "-o", folder.resolve("lr.tif"), "--kind", "area", "--scale", 4);
        assertThat(lr.getBitDepth()).isEqualTo(32);
        float[] values = Planes.of(lr).get(0).pixels();
        assertThat(values[0]).isCloseTo((900 - 15 * 7 + 0.24f) / 16, within(0.01f));
        assertThat(values[17]).isCloseTo(-7 + 0.055f, within(1e-4f));
    }

    /** Equal planes get different noise. */
    @Test
    void everyPlaneHasItsOwnChance() {
        Plane plane = Planes.of(ImageFiles.open(Project.image("target-hr.png"))).get(0);
        ImagePlus two = Planes.toImage("two", List.of(plane), 8);
        two.getStack().addSlice(two.getProcessor().duplicate());
        Path file = folder.resolve("two.tif");
        ImageFiles.save(new ImagePlus("two", two.getStack()), file);
        ImagePlus lr = degrade(file, "-o", folder.resolve("lr.tif"), "--kind", "microscope", "--scale", 2);
        assertThat(lr.getStackSize()).isEqualTo(2);
        assertThat(Planes.of(lr.getStack().getProcessor(1)))
                .isNotEqualTo(Planes.of(lr.getStack().getProcessor(2)));
    }

    @Test
    void coloursAreDegradedTogetherAndTheTruthIsCutAndSharpened() {
        Plane star = Planes.of(ImageFiles.open(Project.image("target-hr.png")))
                .get(0)
                .crop(40, 60, 101, 83);
        Path hr = folder.resolve("colour.png");
        ImageFiles.save(Planes.toImage("c", List.of(star, star.linear(-1, 255), star.linear(0.5, 60)), 24), hr);
        ImagePlus lr = degrade(
                hr,
                "-o",
                folder.resolve("lr.png"),
                "--hr-out",
                folder.resolve("hr.png"),
                "--kind",
                "bsrgan-plus",
                "--scale",
                4);
        assertThat(lr.getBitDepth()).isEqualTo(24);
        assertThat(lr.getWidth()).isEqualTo(25);
        ImagePlus truth = ImageFiles.open(folder.resolve("hr.png"));
        assertThat(truth.getWidth()).isEqualTo(100);
        assertThat(truth.getHeight()).isEqualTo(80);
        assertThat(Planes.of(truth).get(0)).isNotEqualTo(star.crop(0, 0, 100, 80));
        degrade(
                hr,
                "-o",
                folder.resolve("lr.png"),
                "--hr-out",
                folder.resolve("plain.png"),
                "--kind",
                "area",
                "--scale",
                4);
        assertThat(Planes.of(ImageFiles.open(folder.resolve("plain.png"))).get(0))
                .isEqualTo(star.crop(0, 0, 100, 80));
    }

    @Test
    void foldersGoToAFolder() throws Exception {
        Path in = Files.createDirectories(folder.resolve("in"));
        for (String name : List.of("filaments-hr.png", "nuclei-hr.tif"))
            Files.copy(Project.image(name), in.resolve(name));
        Cli run = Cli.run(
                "degrade",
                in,
                "-o",
                folder.resolve("out"),
                "--kind",
                "psf:1.5",
                "--scale",
                2,
                "--json",
                folder.resolve("report.json"));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(folder.resolve("out"))
                .isDirectoryContaining("glob:**/filaments-hr-psf-1.5-lr-x2.png")
                .isDirectoryContaining("glob:**/nuclei-hr-psf-1.5-lr-x2.tif");
        JsonNode report = new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("report.json")));
        assertThat(report.get("images")).hasSize(2);
        assertThat(report.get("kind").asText()).isEqualTo("psf:1.5");
    }

    @Test
    void helpNamesEveryKind() {
        Cli help = Cli.run("degrade", "--help");
        kinds().forEach(kind -> assertThat(help.out()).contains(kind));
    }

    @Test
    void whatCannotBeDoneIsRefused() throws Exception {
        Path hr = Files.copy(Project.image("filaments-hr.png"), folder.resolve("hr.png"));
        Path out = folder.resolve("out.png");
        byte[] before = Files.readAllBytes(hr);
        refused("nearest is 'bsrgan'", hr, "-o", out, "--kind", "bsrgna", "--scale", 4);
        refused("never overwritten", hr, "-o", hr, "--kind", "area", "--scale", 4);
        refused("never overwritten", hr, "-o", out, "--hr-out", hr, "--kind", "area", "--scale", 4);
        refused("both", hr, "-o", out, "--hr-out", out, "--kind", "area", "--scale", 4);
        refused("scale", hr, "-o", out, "--kind", "area", "--scale", 0);
        refused("not a number", hr, "-o", out, "--kind", "psf:wide", "--scale", 4);
        Path tiny = folder.resolve("tiny.tif");
        ImageFiles.save(Planes.toImage("t", List.of(new Plane(new float[9], 3, 3)), 8), tiny);
        refused("smaller than 4 pixels", tiny, "-o", out, "--kind", "area", "--scale", 4);
        refused("stack", Project.image("cells-hyperstack.tif"), "-o", out, "--kind", "area", "--scale", 2);
        Path notANumber = folder.resolve("nan.tif");
        float[] pixels = new float[64];
        pixels[19] = Float.NaN;
        ImageFiles.save(Planes.toImage("n", List.of(new Plane(pixels, 8, 8)), 32), notANumber);
        refused("(3, 2)", notANumber, "-o", folder.resolve("out.tif"), "--kind", "area", "--scale", 4);
        assertThat(Files.readAllBytes(hr)).isEqualTo(before);
        assertThat(out).doesNotExist();
    }

    private static void refused(String reason, Object... arguments) {
        Cli run = Cli.run(
                Stream.concat(Stream.of("degrade"), Stream.of(arguments)).toArray());
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).startsWith("superres: ").contains(reason).doesNotContain("Exception");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void evaluateTakesEveryKindAndSaysWhich(String kind) throws Exception {
        Path in = Files.createDirectories(folder.resolve("in"));
        for (String name : List.of("a.png", "b.png")) {
            Plane part = Planes.of(ImageFiles.open(Project.image("target-hr.png")))
                    .get(0)
                    .crop(20, 20, 64, 64);
            ImageFiles.save(Planes.toImage(name, List.of(part), 8), in.resolve(name));
        }
        Path json = folder.resolve("e.json");
        Cli both = Cli.run("evaluate", "--hr", in, "--scale", 4, "--degrade", kind, "--seed", 9, "--json", json);
        assertThat(both.exit()).as(both.err()).isZero();
        assertThat(both.out()).contains("LR by " + kind);
        boolean leftToChance = !List.of("bicubic", "area").contains(kind);
        assertThat(both.out().contains("(seed 9)")).isEqualTo(leftToChance);
        JsonNode images = new ObjectMapper().readTree(Files.readAllBytes(json)).get("images");
        double first = images.get(0).get("psnr_y").asDouble();
        double second = images.get(1).get("psnr_y").asDouble();
        assertThat(first != second).isEqualTo(leftToChance);
        // An image's numbers do not depend on the images before it.
        Cli.run("evaluate", "--hr", in.resolve("b.png"), "--scale", 4, "--degrade", kind, "--seed", 9, "--json", json);
        JsonNode alone = new ObjectMapper().readTree(Files.readAllBytes(json)).get("images");
        assertThat(alone.get(0).get("psnr_y").asDouble()).isEqualTo(second);
    }
}
