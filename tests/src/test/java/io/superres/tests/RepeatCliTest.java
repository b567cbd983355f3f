package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.Planes;
import io.superres.image.Plane;
import io.superres.method.Provenance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/** {@code superres repeat}: a result tells enough of itself to be made again. */
class RepeatCliTest {
    @TempDir
    Path folder;

    private Path model;

    @BeforeEach
    void writeModel() throws IOException {
        model = TinyModel.write(folder);
    }

    private Path upscale(String bundled, String result, String... options) throws IOException {
        Path input = folder.resolve(bundled);
        Files.copy(Project.image(bundled), input, StandardCopyOption.REPLACE_EXISTING);
        List<Object> all = new ArrayList<>(List.of("upscale", input, "-o", folder.resolve(result), "--model", model));
        all.addAll(Arrays.asList(options));
        Cli run = Cli.run(all.toArray());
        assertThat(run.exit()).as(run.err()).isZero();
        return folder.resolve(result);
    }

    @ParameterizedTest
    @CsvSource({
        "nuclei-lr.tif, a.tif, --threads, 1",
        "nuclei-lr.tif, a.tif, --range, '100,2500.5'",
        "nuclei-lr.tif, a.tif, --tile, 33",
        "nuclei-lr.tif, a.tif, --preserve, --threads=2",
        "filaments-lr.png, a.png, --range, type",
        "filaments-lr.png, a.tif, --device, cpu",
        "cells-hyperstack.tif, a.tif, --selection, '3,4,20,1000'",
        "filaments-lr.png, a.jpg, --device, cpu",
        "cells-hyperstack.tif, a.tif, --tile, 0"
    })
    void everyByteIsTheSame(String image, String result, String option, String value) throws Exception {
        Path first = upscale(image, result, option, value);
        Path again = folder.resolve("again-" + result);
        Cli run = Cli.run("repeat", first, "-o", again);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out().strip()).isEqualTo(again.toString());
        assertThat(run.err()).contains("identical to " + first).doesNotContain("may differ");
        assertThat(Files.mismatch(first, again)).isEqualTo(-1);

        List<Object> resumed =
                List.of("upscale", folder.resolve(image), "-o", first, "--model", model, option, value, "--resume");
        java.nio.file.attribute.FileTime old = java.nio.file.attribute.FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(first, old);
        assertThat(Cli.run(resumed.toArray()).exit()).isZero();
        assertThat(Files.getLastModifiedTime(first)).as("it is finished").isEqualTo(old);
    }

    @Test
    void whatWasAskedForIsRecorded() throws Exception {
        Path first = upscale("nuclei-lr.tif", "a.tif", "--range", "100,2500.5", "--tile", "33", "--threads", "3");
        Provenance made =
                Provenance.read(ImageFiles.open(first).getInfoProperty()).orElseThrow();
        assertThat(made.modelPath()).isEqualTo(model.toString());
        assertThat(made.range()).isEqualTo("100.0,2500.5");
        assertThat(made.ranges())
                .hasSize(1)
                .first()
                .satisfies(range -> assertThat(range.high()).isEqualTo(2500.5));
        assertThat(made.tile()).isEqualTo(33);
        assertThat(made.threads()).isEqualTo(3);
        assertThat(made.seam()).isNull();
        assertThat(made.input().path())
                .isEqualTo(folder.resolve("nuclei-lr.tif").toString());
        Path installed = folder.resolve("i.tif");
        Cli run = Cli.run("upscale", folder.resolve("nuclei-lr.tif"), "-o", installed, "--scale", 2);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(Provenance.read(ImageFiles.open(installed).getInfoProperty())
                        .orElseThrow()
                        .modelPath())
                .isNull();
    }

    /** The header is text, so a longer or shorter version number would move everything behind it. */
    @Test
    void anotherVersionIsSaidAndDoesNotStop() throws Exception {
        Path first = upscale("nuclei-lr.tif", "a.tif");
        String text = Files.readString(first, StandardCharsets.ISO_8859_1);
        String program = Provenance.programName();
        int at = utf16(text, program);
        String changed = program.substring(0, program.length() - 1) + "?";
        int width = text.charAt(at + 1) == 0 || text.charAt(at - 1) == 0 ? 2 : 1;
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < program.length(); i++)
            for (int b = at + width * i; b < at + width * (i + 1); b++)
                if (bytes[b] == program.charAt(i)) bytes[b] = (byte) changed.charAt(i);
        Files.write(first, bytes);
        Cli run = Cli.run("repeat", first, "-o", folder.resolve("b.tif"));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("pixels may differ a little: program " + program + " instead of " + changed)
                .contains("not identical to");
    }

    /** Where a text begins, of which every letter may have two bytes. */
    private static int utf16(String bytes, String text) {
        String wide = String.join("\0", text.split(""));
        int at = bytes.indexOf(wide);
        return at >= 0 ? at : bytes.indexOf(text);
    }

    @Test
    void theInputMayHaveMovedBesideTheResult() throws Exception {
        Path first = upscale("nuclei-lr.tif", "a.tif");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.move(first, elsewhere.resolve("a.tif"));
        Files.move(folder.resolve("nuclei-lr.tif"), elsewhere.resolve("nuclei-lr.tif"));
        Cli run = Cli.run("repeat", elsewhere.resolve("a.tif"), "-o", folder.resolve("b.tif"));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(Planes.of(ImageFiles.open(folder.resolve("b.tif"))))
                .isEqualTo(Planes.of(ImageFiles.open(elsewhere.resolve("a.tif"))));
    }

    @Test
    void whatIsMissingOrChangedIsNamed() throws Exception {
        Path first = upscale("nuclei-lr.tif", "a.tif");
        Path input = folder.resolve("nuclei-lr.tif");
        refused("does not tell how it was made", input);
        refused("there is no file", folder.resolve("none.tif"));
        refused("inputs are never overwritten", first, first);
        refused("inputs are never overwritten", first, input);

        byte[] pixels = Files.readAllBytes(input);
        Files.write(input, new byte[] {0}, java.nio.file.StandardOpenOption.APPEND);
        refused(input + " is not the image that " + first + " was made from", first);
        Files.delete(input);
        refused("the input " + input + " is not there any more", first);
        Files.write(input, pixels);

        Files.write(model, Files.readAllBytes(Project.root().resolve("models/sisr-x2/model.onnx")));
        refused("the model " + model + " is not the one that " + first + " was made with", first);
        Files.delete(model);
        refused("the model 'tiny' that " + first + " was made with is not installed", first);
    }

    @Test
    void windowsCannotBeRepeated() {
        ImagePlus image = Planes.toImage("w", List.of(Plane.empty(8, 8)), 8);
        image.setProperty(
                "Info",
                "superres: {\"method\":\"sisr\",\"model\":\"m\",\"sha256\":\"s\",\"input\":{\"name\":\"cells\"}}\n");
        Path file = folder.resolve("window.tif");
        ImageFiles.save(image, file);
        refused("was made from the window 'cells'", file);
        image.setProperty("Info", "superres: {\"method\":\"sisr\",\"model\":\"m\",\"sha256\":\"s\"}\n");
        ImageFiles.save(image, file);
        refused("does not name its input", file);
    }

    private void refused(String reason, Path result) {
        refused(reason, result, folder.resolve("refused.tif"));
        assertThat(folder.resolve("refused.tif")).doesNotExist();
    }

    private void refused(String reason, Path result, Path output) {
        Cli run = Cli.run("repeat", result, "-o", output);
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("superres: ")
                .contains(reason);
    }
}
