package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;
import io.superres.fiji.image.ImageFiles;
import io.superres.method.Provenance;
import io.superres.method.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** References on the command line. */
class ReferenceCliTest {
    @TempDir
    Path folder;

    private Path model;
    private Path lr;
    private Path reference;

    @BeforeEach
    void prepare() throws IOException {
        model = TinyE2ent2.write(folder);
        lr = copy("nuclei-lr.tif");
        reference = copy("nuclei-earlier.tif");
    }

    private Path copy(String name) throws IOException {
        return Files.copy(Project.image(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private Cli run(Object... arguments) {
        List<Object> all = new ArrayList<>(Arrays.asList(arguments));
        if (!all.get(0).equals("repeat")) all.addAll(List.of("--model", model));
        return Cli.run(all.toArray());
    }

    private Path upscale(String result, Object... more) {
        Path to = folder.resolve(result);
        List<Object> all = new ArrayList<>(List.of("upscale", lr, "-o", to));
        all.addAll(Arrays.asList(more));
        Cli run = run(all.toArray());
        assertThat(run.exit()).as(run.err()).isZero();
        return to;
    }

    private static Provenance made(Path result) {
        return Provenance.read(ImageFiles.open(result).getInfoProperty()).orElseThrow();
    }

    @Test
    void theMethodIsThatOfTheModelAndReferencesAreRecorded() {
        Path other = Project.image("filaments-hr.png");
        Path result = upscale("a.tif", "--reference", reference, "--reference", other, "--matching", "fast");
        assertThat(ImageFiles.open(result).getWidth()).isEqualTo(448);
        Provenance made = made(result);
        assertThat(made.method()).isEqualTo("e2ent2");
        assertThat(made.references()).containsExactly(Source.file(reference), Source.file(other));
        assertThat(made.matching()).isEqualTo("fast");
        assertThat(made.shows()).isEqualTo("result");
    }

    @ParameterizedTest
    @CsvSource({"result,exact", "confidence,exact", "result,fast"})
    void everyByteIsTheSameAgain(String show, String matching) throws IOException {
        Path first = upscale("a.tif", "--reference", reference, "--show", show, "--matching", matching);
        Path again = folder.resolve("again.tif");
        Cli repeat = run("repeat", first, "-o", again);
        assertThat(repeat.exit()).as(repeat.err()).isZero();
        assertThat(Files.mismatch(first, again)).isEqualTo(-1);
    }

    @Test
    void anotherReferenceIsOtherWork() throws IOException {
        Path first = upscale("a.tif", "--reference", reference);
        byte[] bytes = Files.readAllBytes(first);
        upscale("a.tif", "--reference", reference, "--resume");
        assertThat(Files.readAllBytes(first)).isEqualTo(bytes);
        upscale("a.tif", "--reference", Project.image("filaments-hr.png"), "--resume");
        assertThat(Files.readAllBytes(first)).isNotEqualTo(bytes);
        Files.delete(reference);
        Path changed = upscale("b.tif", "--reference", Project.image("filaments-hr.png"));
        assertThat(made(changed).references()).hasSize(1);
    }

    @Test
    void aLostReferenceIsMissed() throws IOException {
        Path first = upscale("a.tif", "--reference", reference);
        Files.delete(reference);
        Cli repeat = run("repeat", first, "-o", folder.resolve("again.tif"));
        assertThat(repeat.exit()).isEqualTo(2);
        assertThat(repeat.err()).contains("the reference " + reference + " is not there any more");
    }

    @Test
    void withoutAReferenceItIsSaid() {
        Cli run = run("upscale", lr, "-o", folder.resolve("a.tif"));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).contains("no reference is given");
    }

    /** Other bit depths, colours, channels and slices are all of use. */
    @Test
    void referencesOfAnyKind() {
        for (String name : List.of("cells-hyperstack.tif", "filaments-hr.png", "nuclei-earlier.tif")) {
            Cli run = run("upscale", lr, "-o", folder.resolve("a.tif"), "--reference", Project.image(name));
            assertThat(run.exit()).as(run.err()).isZero();
            if (name.startsWith("cells")) assertThat(run.err()).contains("only the first of 5 slices");
        }
    }

    @Test
    void whatIsNoReferenceIsRefused() throws IOException {
        refused("there is no file", folder.resolve("none.tif"));
        refused("is not an image", Files.writeString(folder.resolve("text.tif"), "text"));
        Path small = folder.resolve("small.tif");
        ImageFiles.save(new ImagePlus("small", new FloatProcessor(11, 40)), small);
        refused("small.tif is 11 x 40 pixels; it must be at least 12 x 12", small);
        FloatProcessor holed = new FloatProcessor(20, 20);
        holed.setf(3, 4, Float.NaN);
        Path nan = folder.resolve("nan.tif");
        ImageFiles.save(new ImagePlus("nan", holed), nan);
        refused("the reference nan.tif cannot be used: the image has a pixel that is not a finite number", nan);
        Cli sisr = Cli.run("upscale", lr, "-o", folder.resolve("a.tif"), "--method", "sisr", "--reference", reference);
        assertThat(sisr.exit()).isEqualTo(2);
        assertThat(sisr.err()).contains("the method sisr takes no reference");
        Cli shown = run("upscale", lr, "-o", folder.resolve("a.tif"), "--show", "confidence");
        assertThat(shown.exit()).isEqualTo(2);
        assertThat(shown.err()).contains("no confidence without a reference");
    }

    private void refused(String reason, Path given) {
        Cli run = run("upscale", lr, "-o", folder.resolve("a.tif"), "--reference", given);
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err().lines().filter(line -> line.contains(reason)))
                .as(run.err())
                .hasSize(1);
        assertThat(folder.resolve("a.tif")).doesNotExist();
    }

    @Test
    void constantReferencesAreHarmless() {
        ImagePlus flat = new ImagePlus("flat", new FloatProcessor(40, 40));
        Path file = folder.resolve("flat.tif");
        ImageFiles.save(flat, file);
        ImagePlus result = ImageFiles.open(upscale("a.tif", "--reference", file));
        assertThat(result.getStatistics().max).isGreaterThan(result.getStatistics().min);
    }

    @Test
    void referencesAreNeverOverwritten() throws IOException {
        byte[] before = Files.readAllBytes(reference);
        Cli run = run("upscale", lr, "-o", reference, "--reference", reference);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("references are never overwritten");
        Cli report = run("upscale", lr, "-o", folder.resolve("a.tif"), "--reference", reference, "--json", reference);
        assertThat(report.exit()).isEqualTo(2);
        assertThat(Files.readAllBytes(reference)).isEqualTo(before);
    }

    /** A folder, all of whose images share the reference. */
    @Test
    void aBatchWithAReference() throws IOException {
        Path in = Files.createDirectories(folder.resolve("in"));
        for (String name : List.of("filaments-lr.png", "nuclei-lr.tif"))
            Files.copy(Project.image(name), in.resolve(name));
        Path among = Files.copy(reference, in.resolve("sharp.tif"));
        Path out = folder.resolve("out");
        Cli run = run("upscale", in, "-o", out, "--reference", among);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(out.resolve("filaments-lr-e2ent2-x4.png")).exists();
        assertThat(made(out.resolve("nuclei-lr-e2ent2-x4.tif")).references()).hasSize(1);
        assertThat(out.resolve("sharp-e2ent2-x4.tif")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"shifted", "second-crop", "other", "noise"})
    void referencesAreMadeForEvaluation(String kind) throws IOException {
        Path in = Files.createDirectories(folder.resolve("in"));
        for (String name : List.of("filaments-hr.png", "target-hr.png"))
            Files.copy(Project.image(name), in.resolve(name));
        Path json = folder.resolve("report.json");
        Cli run = run("evaluate", "--hr", in, "--made-reference", kind, "--json", json);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("PSNR-RGB").contains("references: " + kind);
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.get("images")).hasSize(2);
        assertThat(report.at("/mean/psnr_rgb").asDouble()).isPositive();
        assertThat(run.out()).contains("mean without reference");
        assertThat(report.at("/without_reference/psnr_rgb").asDouble()).isPositive();
    }

    @Test
    void pairsAreFoundByTheirNames() throws IOException {
        Path in = Files.createDirectories(folder.resolve("in"));
        Files.copy(Project.image("nuclei-hr.tif"), in.resolve("1_target.tif"));
        Files.copy(Project.image("nuclei-earlier.tif"), in.resolve("1_ref.tif"));
        Cli run = run("evaluate", "--hr", in, "--paired", "_target=_ref");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("1_target.tif").doesNotContain("1_ref.tif");
        Files.delete(in.resolve("1_ref.tif"));
        assertThat(run("evaluate", "--hr", in, "--paired", "_target=_ref").err())
                .contains("is not there");
        assertThat(run("evaluate", "--hr", in, "--paired", "nonsense").exit()).isEqualTo(2);
        assertThat(run("evaluate", "--hr", in, "--paired", "x=y").err()).contains("no file name contains 'x'");
        assertThat(run("evaluate", "--hr", in, "--paired", "a=b", "--made-reference", "noise")
                        .err())
                .contains("only one of");
    }

    @Test
    void theTruthAsReferenceIsSaid() {
        Cli run =
                run("evaluate", "--hr", Project.image("nuclei-hr.tif"), "--reference", Project.image("nuclei-hr.tif"));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).contains("a reference is the truth of nuclei-hr.tif itself");
        assertThat(run("evaluate", "--hr", Project.image("nuclei-hr.tif"), "--reference", reference)
                        .err())
                .doesNotContain("truth");
    }

    @Test
    void stacksOfAnyDepthGoThrough() {
        ImageStack stack = new ImageStack(20, 16);
        for (int i = 0; i < 3; i++) stack.addSlice(new FloatProcessor(20, 16, ramp(20 * 16, i)));
        Path file = folder.resolve("stack.tif");
        ImageFiles.save(new ImagePlus("stack", stack), file);
        Cli run = run("upscale", file, "-o", folder.resolve("s.tif"), "--reference", reference);
        assertThat(run.exit()).as(run.err()).isZero();
        ImagePlus result = ImageFiles.open(folder.resolve("s.tif"));
        assertThat(result.getDimensions()).containsExactly(80, 64, 1, 3, 1);
        assertThat(result.getBitDepth()).isEqualTo(32);
    }

    private static float[] ramp(int count, int seed) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = (i * (seed + 3)) % 17;
        return values;
    }
}
