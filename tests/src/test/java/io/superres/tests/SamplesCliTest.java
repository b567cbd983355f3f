package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ij.IJ;
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

/** Many results for one image, on the command line. */
class SamplesCliTest {
    @TempDir
    Path folder;

    private Path model;
    private Path lr;

    @BeforeEach
    void prepare() throws IOException {
        model = TinyRefVae.write(folder);
        lr = folder.resolve("lr.tif");
        ImagePlus cells = ImageFiles.open(Project.image("nuclei-lr.tif"));
        cells.setRoi(10, 10, 30, 22);
        ImagePlus part = cells.crop();
        part.setTitle("lr");
        ImageFiles.save(part, lr);
    }

    private Cli upscale(Path in, Path out, Object... more) {
        List<Object> all = new ArrayList<>(List.of("upscale", in, "-o", out, "--model", model));
        all.addAll(Arrays.asList(more));
        return Cli.run(all.toArray());
    }

    private ImagePlus made(Path out, Object... more) {
        Cli run = upscale(lr, out, more);
        assertThat(run.exit()).as(run.err()).isZero();
        return ImageFiles.open(out);
    }

    @Test
    void severalSamplesAreOneStack() {
        ImagePlus stack = made(folder.resolve("samples.tif"), "--samples", 3, "--seed", 5);
        assertThat(stack.getWidth()).isEqualTo(240);
        assertThat(stack.getNFrames()).isEqualTo(3);
        assertThat(stack.getBitDepth()).isEqualTo(16);
        assertThat(stack.getStack().getSliceLabel(2)).matches("sample 2 \\(LR-PSNR \\d+\\.\\d dB\\).*");
        assertThat((short[]) stack.getStack().getPixels(1))
                .isNotEqualTo((short[]) stack.getStack().getPixels(2));
        ImagePlus alone = made(folder.resolve("one.tif"), "--seed", 5);
        assertThat(alone.getStackSize()).isEqualTo(1);
        assertThat((short[]) alone.getStack().getPixels(1))
                .isEqualTo((short[]) stack.getStack().getPixels(1));
        Provenance told = Provenance.read(stack.getInfoProperty()).orElseThrow();
        assertThat(told.seed()).isEqualTo(5);
        assertThat(told.samples()).isEqualTo(3);
        assertThat(told.origin()).isEqualTo("auto");
        assertThat(told.temperature()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"result,1,auto", "result,3,random", "deviation,4,random-z", "mean,3,self", "low,3,random", "high,3,self"
    })
    void everyByteIsTheSameAgain(String show, int samples, String origin) throws IOException {
        Path first = folder.resolve("first.tif");
        made(first, "--show", show, "--samples", samples, "--origin", origin, "--seed", 7, "--temperature", "0.8");
        Path again = folder.resolve("again.tif");
        Cli repeat = Cli.run("repeat", first, "-o", again);
        assertThat(repeat.exit()).as(repeat.err()).isZero();
        assertThat(Files.mismatch(first, again)).isEqualTo(-1);
        byte[] before = Files.readAllBytes(first);
        made(
                first,
                "--show",
                show,
                "--samples",
                samples,
                "--origin",
                origin,
                "--seed",
                8,
                "--temperature",
                "0.8",
                "--resume");
        assertThat(Files.readAllBytes(first)).isNotEqualTo(before);
    }

    /** Colour and channels are kept; samples become frames, or slices where there are frames. */
    @Test
    void samplesFindAnAxis() {
        Path in = folder.resolve("in.tif");
        ImageFiles.save(IJ.createHyperStack("h", 12, 10, 2, 1, 3, 8), in);
        Path out = folder.resolve("out.tif");
        assertThat(upscale(in, out, "--samples", 2).exit()).isZero();
        ImagePlus frames = ImageFiles.open(out);
        assertThat(frames.getNChannels()).isEqualTo(2);
        assertThat(frames.getNSlices()).isEqualTo(2);
        assertThat(frames.getNFrames()).isEqualTo(3);
        ImageFiles.save(IJ.createImage("c", "RGB ramp", 12, 10, 1), in);
        assertThat(upscale(in, out, "--samples", 2).exit()).isZero();
        ImagePlus colours = ImageFiles.open(out);
        assertThat(colours.getBitDepth()).isEqualTo(24);
        assertThat(colours.getStackSize()).isEqualTo(2);
        ImageFiles.save(IJ.createHyperStack("f", 12, 10, 1, 2, 3, 8), in);
        Cli full = upscale(in, out, "--samples", 2);
        assertThat(full.exit()).isEqualTo(2);
        assertThat(full.err()).contains("one more axis");
    }

    @ParameterizedTest
    @CsvSource({
        "--samples,0,1 to 1000",
        "--samples,10000,1 to 1000",
        "--temperature,-1,temperature",
        "--temperature,NaN,temperature",
        "--origin,reference,none is given",
        "--origin,moon,origin of samples",
        "--show,deviation,single sample",
        "--show,codes,cannot show codes",
        "--shortcut,0.5,no shortcut"
    })
    void badInputIsNamed(String option, String value, String words) {
        Path out = folder.resolve("out.tif");
        Cli run = upscale(lr, out, option, value);
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(words);
        assertThat(out).doesNotExist();
    }

    @Test
    void samplesOfOtherMethodsAndIntoOtherFilesAreRefused() {
        Cli sisr = Cli.run("upscale", lr, "-o", folder.resolve("a.tif"), "--samples", 2);
        assertThat(sisr.exit()).isEqualTo(2);
        assertThat(sisr.err()).contains("nothing to sample").contains("use the method refvae");
        Path eight = folder.resolve("eight.tif");
        ImageFiles.save(IJ.createImage("e", "8-bit ramp", 12, 10, 1), eight);
        Cli png = upscale(eight, folder.resolve("a.png"), "--samples", 2);
        assertThat(png.exit()).isEqualTo(2);
        assertThat(png.err()).contains("one TIFF file");
    }

    /** References of every kind: one pixel, flat, colour, real numbers, and several. */
    @Test
    void anyReferenceWillDo() {
        List<ImagePlus> kinds = List.of(
                IJ.createImage("dot", "8-bit black", 1, 1, 1),
                IJ.createImage("flat", "16-bit black", 40, 20, 1),
                IJ.createImage("colours", "RGB ramp", 33, 70, 1),
                IJ.createImage("real", "32-bit ramp", 50, 8, 2));
        List<Object> all = new ArrayList<>();
        for (ImagePlus kind : kinds) {
            Path file = folder.resolve(kind.getTitle() + ".tif");
            ImageFiles.save(kind, file);
            Cli run = upscale(lr, folder.resolve("out.tif"), "--reference", file);
            assertThat(run.exit()).as(kind.getTitle() + run.err()).isZero();
            all.addAll(List.of("--reference", file));
        }
        all.addAll(List.of("--samples", 4));
        assertThat(made(folder.resolve("all.tif"), all.toArray()).getNFrames()).isEqualTo(4);
    }

    @Test
    void samplesAreMeasured() throws IOException {
        Path hr = folder.resolve("hr.tif");
        ImagePlus truth = ImageFiles.open(Project.image("nuclei-hr.tif"));
        truth.setRoi(40, 40, 136, 120);
        ImageFiles.save(truth.crop(), hr);
        Path json = folder.resolve("report.json");
        Cli run = Cli.run("evaluate", "--hr", hr, "--model", model, "--samples", 4, "--json", json);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("diversity", "quantiles", "rank correlation", "LR-PSNR(Y");
        JsonNode samples = new ObjectMapper().readTree(json.toFile()).path("samples");
        assertThat(samples.path("number").asInt()).isEqualTo(4);
        assertThat(samples.path("coverage").asDouble()).isBetween(0.0, 1.0);
        assertThat(samples.path("correlation").asDouble()).isBetween(-1.0, 1.0);
        assertThat(samples.path("diversity").asDouble()).isGreaterThanOrEqualTo(0);
        assertThat(samples.path("lr_psnr_y_plain").asDouble()).isPositive();
    }
}
