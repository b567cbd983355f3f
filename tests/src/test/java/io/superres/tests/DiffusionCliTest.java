package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
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

/** Results that begin with noise, on the command line. */
class DiffusionCliTest {
    @TempDir
    Path folder;

    private Path model;

    @BeforeEach
    void prepare() throws IOException {
        model = TinyStableSr.write(folder);
    }

    private Cli upscale(Path out, Object... more) {
        List<Object> all = new ArrayList<>(List.of(
                "upscale", Project.image("nuclei-lr.tif"), "-o", out, "--model", model, "--selection", "0,0,40,30"));
        all.addAll(Arrays.asList(more));
        return Cli.run(all.toArray());
    }

    @ParameterizedTest
    @CsvSource({
        "ddim,3,lr,1,'',0.5,wavelet,result",
        "ddpm,3,noise,2.5,good photo,0,adain,result",
        "turbo,20,lr,1,'',1,none,deviation"
    })
    void everyByteIsTheSameAgain(
            String sampler,
            int steps,
            String start,
            double guidance,
            String prompt,
            double fidelity,
            String colour,
            String show)
            throws IOException {
        Path first = folder.resolve("first.tif");
        Cli run = upscale(
                first,
                "--sampler",
                sampler,
                "--steps",
                steps,
                "--start",
                start,
                "--guidance",
                guidance,
                "--prompt",
                prompt,
                "--negative",
                "bad photo",
                "--fidelity",
                fidelity,
                "--colour",
                colour,
                "--show",
                show,
                "--samples",
                2,
                "--seed",
                9);
        assertThat(run.exit()).as(run.err()).isZero();
        Provenance told =
                Provenance.read(ImageFiles.open(first).getInfoProperty()).orElseThrow();
        assertThat(told.diffusion().sampler()).isEqualTo(sampler);
        assertThat(told.diffusion().colour()).isEqualTo(colour);
        assertThat(told.seed()).isEqualTo(9);
        Path again = folder.resolve("again.tif");
        Cli repeat = Cli.run("repeat", first, "-o", again);
        assertThat(repeat.exit()).as(repeat.err()).isZero();
        assertThat(Files.mismatch(first, again)).isEqualTo(-1);
    }

    /** In floating-point numbers, which have no bounds to be cut off at. */
    @Test
    void theSeedDecidesAndIntensitiesStay() {
        ImagePlus lr = ImageFiles.open(Project.image("nuclei-lr.tif"));
        lr.setRoi(0, 0, 40, 30);
        ImagePlus part = lr.crop();
        ImageFiles.save(new ImagePlus("part", part.getProcessor().convertToFloat()), folder.resolve("part.tif"));
        ImagePlus one = made("one.tif", 1);
        ImagePlus two = made("two.tif", 2);
        assertThat((float[]) one.getProcessor().getPixels())
                .isNotEqualTo((float[]) two.getProcessor().getPixels());
        double mean = part.getStatistics().mean;
        assertThat(one.getStatistics().mean).isBetween(0.98 * mean, 1.02 * mean);
    }

    private ImagePlus made(String name, int seed) {
        Path out = folder.resolve(name);
        Cli run = Cli.run(
                "upscale", folder.resolve("part.tif"), "-o", out, "--model", model, "--steps", 2, "--seed", seed);
        assertThat(run.exit()).as(run.err()).isZero();
        return ImageFiles.open(out);
    }

    @ParameterizedTest
    @CsvSource({
        "--steps,1,2 to 1000",
        "--sampler,euler,no sampler 'euler'",
        "--guidance,-1,guidance",
        "--fidelity,1.5,fidelity",
        "--colour,sepia,colour correction",
        "--start,there,no start",
        "--prompt,a cat,does not know the word 'a'",
        "--origin,random,draws around nothing",
        "--show,codes,cannot show codes"
    })
    void badInputIsNamed(String option, String value, String words) {
        Path out = folder.resolve("out.tif");
        Cli run = upscale(out, option, value);
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(words);
        assertThat(out).doesNotExist();
    }

    @Test
    void otherMethodsDoNotBeginWithNoise() {
        Path out = folder.resolve("out.tif");
        Cli run = Cli.run("upscale", Project.image("nuclei-lr.tif"), "-o", out, "--steps", 10);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("does not begin with noise").contains("use the method stablesr");
    }
}
