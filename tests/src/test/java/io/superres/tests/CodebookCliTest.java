package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import io.superres.fiji.image.ImageFiles;
import io.superres.method.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FeMaSR on the command line. */
class CodebookCliTest {
    @TempDir
    Path folder;

    private Path model;

    @BeforeEach
    void prepare() throws IOException {
        model = TinyFemasr.write(folder);
    }

    private Cli upscale(Path in, Path out, Object... more) {
        List<Object> all = new ArrayList<>(List.of("upscale", in, "-o", out, "--model", model));
        all.addAll(Arrays.asList(more));
        return Cli.run(all.toArray());
    }

    @ParameterizedTest
    @CsvSource({"result,1", "result,0.25", "distance,1", "codes,1"})
    void everyByteIsTheSameAgain(String show, String shortcut) throws IOException {
        Path first = folder.resolve("first.tif");
        Cli run = upscale(Project.image("nuclei-lr.tif"), first, "--show", show, "--shortcut", shortcut);
        assertThat(run.exit()).as(run.err()).isZero();
        Provenance made =
                Provenance.read(ImageFiles.open(first).getInfoProperty()).orElseThrow();
        assertThat(made.shows()).isEqualTo(show);
        assertThat(made.shortcut()).isEqualTo(shortcut.equals("1") ? null : Double.valueOf(shortcut));
        Path again = folder.resolve("again.tif");
        Cli repeat = Cli.run("repeat", first, "-o", again);
        assertThat(repeat.exit()).as(repeat.err()).isZero();
        assertThat(Files.mismatch(first, again)).isEqualTo(-1);
    }

    @Test
    void anotherStrengthIsOtherWork() throws IOException {
        Path out = folder.resolve("out.tif");
        upscale(Project.image("nuclei-lr.tif"), out);
        byte[] whole = Files.readAllBytes(out);
        upscale(Project.image("nuclei-lr.tif"), out, "--resume");
        assertThat(Files.readAllBytes(out)).isEqualTo(whole);
        upscale(Project.image("nuclei-lr.tif"), out, "--resume", "--shortcut", "0.5");
        assertThat(Files.readAllBytes(out)).isNotEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.5", "1.5", "NaN", "much"})
    void impossibleStrengthsAreRefused(String strength) {
        Path out = folder.resolve("out.tif");
        Cli run = upscale(Project.image("nuclei-lr.tif"), out, "--shortcut", strength);
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("shortcut");
        assertThat(out).doesNotExist();
    }

    @Test
    void otherMethodsHaveNeitherShortcutNorCodebook() {
        Path out = folder.resolve("out.tif");
        Cli shortcut = Cli.run("upscale", Project.image("nuclei-lr.tif"), "-o", out, "--shortcut", "0.5");
        assertThat(shortcut.exit()).isEqualTo(2);
        assertThat(shortcut.err()).contains("sisr has no shortcut");
        Cli codes = Cli.run("upscale", Project.image("nuclei-lr.tif"), "-o", out, "--show", "codes");
        assertThat(codes.exit()).isEqualTo(2);
        assertThat(codes.err()).contains("cannot show codes");
        Cli confidence = upscale(Project.image("nuclei-lr.tif"), out, "--show", "confidence");
        assertThat(confidence.exit()).isEqualTo(2);
        assertThat(confidence.err()).contains("cannot show confidence");
    }

    /** Without structure there is nothing to normalise by. */
    @ParameterizedTest
    @ValueSource(ints = {0, 77, 255})
    void flatImagesGiveNumbers(int value) {
        ByteProcessor flat = new ByteProcessor(40, 33);
        flat.setValue(value);
        flat.fill();
        Path in = folder.resolve("flat.tif");
        ImageFiles.save(new ImagePlus("flat", flat), in);
        Path real = folder.resolve("real.tif");
        FloatProcessor floats = flat.convertToFloatProcessor();
        ImageFiles.save(new ImagePlus("flat", floats), real);
        for (Path image : List.of(in, real))
            for (String show : List.of("result", "distance", "codes")) {
                Path out = folder.resolve("out-" + show + ".tif");
                Cli run = upscale(image, out, "--show", show, "--range", "0,255");
                assertThat(run.exit()).as(run.err()).isZero();
                ImagePlus made = ImageFiles.open(out);
                assertThat(made.getWidth()).isEqualTo(160);
                assertThat(made.getStatistics().max).isFinite();
                assertThat(made.getStatistics().min).isFinite();
            }
    }

    @Test
    void imagesOfAnySizeAndKind() {
        for (int[] size : new int[][] {{1, 1}, {7, 3}, {8, 8}, {9, 31}}) {
            Path in = folder.resolve("in.tif");
            ImageFiles.save(ij.IJ.createImage("ramp", "RGB ramp", size[0], size[1], 1), in);
            Path out = folder.resolve("out.tif");
            Cli run = upscale(in, out, "--tile", 16);
            assertThat(run.exit()).as(run.err()).isZero();
            ImagePlus made = ImageFiles.open(out);
            assertThat(made.getBitDepth()).isEqualTo(24);
            assertThat(made.getWidth()).isEqualTo(4 * size[0]);
            assertThat(made.getHeight()).isEqualTo(4 * size[1]);
        }
    }

    @Test
    void distancesOfTwoGroupsAreCompared() throws IOException {
        Path known = Files.createDirectories(folder.resolve("known"));
        Path others = Files.createDirectories(folder.resolve("others"));
        Files.copy(Project.image("nuclei-lr.tif"), known.resolve("nuclei.tif"));
        ImageFiles.save(ij.IJ.createImage("noise", "8-bit noise", 40, 30, 2), others.resolve("noise.tif"));
        ImageFiles.save(ij.IJ.createImage("ramp", "32-bit ramp", 40, 30, 1), others.resolve("ramp.tif"));
        Path json = folder.resolve("report.json");
        Cli run = Cli.run("familiarity", "--model", model, "--images", known, "--others", others, "--json", json);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("nuclei.tif", "noise.tif", "ramp.tif", "mean of the others", "AUC");
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.path("mean").asDouble()).isBetween(0.01, 1.0);
        assertThat(report.path("auc").asDouble()).isIn(0.0, 0.5, 1.0);
        Cli alone = Cli.run("familiarity", "--model", model, "--images", known);
        assertThat(alone.out()).contains("mean").doesNotContain("AUC");
        Cli other = Cli.run("familiarity", "--images", known);
        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.err()).contains("cannot show distance");
    }
}
