package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.Planes;
import io.superres.image.Plane;
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

/** {@code superres adapt} as people meet it. */
class AdaptCliTest {
    @TempDir
    Path folder;

    private Path hr;
    private Path lr;
    private Path model;
    private Path reconstruction;

    @BeforeEach
    void prepare() throws IOException {
        hr = Files.createDirectories(folder.resolve("hr"));
        for (int n = 0; n < 5; n++) {
            Plane image = Plane.empty(104, 96);
            for (int i = 0; i < image.pixels().length; i++)
                image.pixels()[i] = Math.round(
                        120 + 60 * Math.sin(i % 104 * 0.3 + n) + 50 * Math.cos(i / 104 * 0.2) + i * 31 % (7 + n));
            ImageFiles.save(Planes.toImage("waves", List.of(image), 8), hr.resolve("waves_" + n + ".png"));
        }
        lr = folder.resolve("lr");
        assertThat(Cli.run("degrade", hr, "-o", lr, "--kind", "psf:1", "--scale", 2)
                        .exit())
                .isZero();
        // Results have the names of their inputs with the kind of loss behind, truths do not.
        try (var files = Files.list(lr)) {
            for (Path file : files.toList())
                Files.move(file, lr.resolve(file.getFileName().toString().replaceAll("(waves_\\d).*(\\.png)", "$1$2")));
        }
        model = TinyModel.write(folder);
        reconstruction = TinyReconstruction.train(hr, folder.resolve("reconstruction"));
    }

    private Cli adapt(Path data, Object... more) {
        List<Object> all = new ArrayList<>(List.of(
                "adapt",
                "--model",
                model,
                "--data",
                data,
                "--out",
                folder.resolve("out"),
                "--set",
                "reconstruction=" + reconstruction,
                "--set",
                "patch=16",
                "--set",
                "validateEvery=2",
                "--steps",
                4));
        all.addAll(Arrays.asList(more));
        return Cli.run(all.toArray());
    }

    @Test
    void aModelIsFittedMeasuredAndUsed() throws IOException {
        byte[] before = Files.readAllBytes(model);
        Path json = folder.resolve("report.json");
        Cli run = adapt(lr, "--name", "mine", "--truth", hr, "--json", json);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("held-out LR images", "PSNR-Y", "PercNet distance", "sharpness");
        assertThat(Files.readAllBytes(model)).isEqualTo(before);
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.path("truth_before").path("psnr_y").asDouble()).isPositive();
        assertThat(report.path("before").path("LR-PSNR").asDouble()).isPositive();
        assertThat(report.path("parent").asText()).isEqualTo("tiny");
        Path fitted = folder.resolve("out/mine");
        assertThat(Cli.run("models", "verify", fitted).exit()).isZero();
        Path result = folder.resolve("result.png");
        Cli used = Cli.run("upscale", lr.resolve("waves_0.png"), "-o", result, "--model", fitted);
        assertThat(used.exit()).as(used.err()).isZero();
        assertThat(ImageFiles.open(result).getWidth()).isEqualTo(104);
        assertThat(folder.resolve("out/report.html")).exists();
        Cli again = adapt(lr);
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("holds another run");
    }

    @Test
    void aReportReplacesNoInput() throws IOException {
        for (Path input : List.of(lr.resolve("waves_0.png"), hr.resolve("waves_1.png"), model)) {
            byte[] before = Files.readAllBytes(input);
            Cli run = adapt(lr, "--truth", hr, "--json", input);
            assertThat(run.exit()).as(run.err()).isEqualTo(2);
            assertThat(run.err()).contains("also an input");
            assertThat(Files.readAllBytes(input)).isEqualTo(before);
        }
    }

    @Test
    void twoImagesWillDo() throws IOException {
        Path two = Files.createDirectories(folder.resolve("two"));
        for (int n = 0; n < 2; n++) Files.copy(lr.resolve("waves_" + n + ".png"), two.resolve("waves_" + n + ".png"));
        Cli run = adapt(two);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(folder.resolve("out/tiny-adapted/model.onnx")).exists();
    }

    @ParameterizedTest
    @CsvSource({
        "--model,percnet,does not enlarge",
        "--model,sisr-x4,enlarges 4 times",
        "--name,../up,cannot be called",
        "--minutes,0,--minutes",
        "--set,patch=64,smaller than 64",
        "--set,control=UP,control",
        "--truth,none,there is no truth"
    })
    void badInputIsNamed(String option, String value, String words) {
        if (option.equals("--model")) model = Path.of(value);
        Cli run = option.equals("--model") ? adapt(lr) : adapt(lr, option, value);
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(words);
        assertThat(folder.resolve("out/tiny-adapted")).doesNotExist();
    }
}
