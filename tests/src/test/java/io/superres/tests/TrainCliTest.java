package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.cli.Main;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.Planes;
import io.superres.image.Plane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code superres train} as people meet it. */
class TrainCliTest {
    private static final List<String> TINY = List.of(
            "--set",
            "scale=2",
            "--set",
            "channels=4",
            "--set",
            "blocks=1",
            "--set",
            "depth=1",
            "--set",
            "expansion=0",
            "--set",
            "patch=8",
            "--set",
            "batch=1",
            "--set",
            "validateEvery=20",
            "--set",
            "precision=FLOAT32");

    @TempDir
    Path folder;

    private Path data;

    private Object[] arguments(Object... more) {
        List<Object> all = new ArrayList<>(List.of("train", "sisr", "--data", data, "--out", folder.resolve("out")));
        all.addAll(TINY);
        all.addAll(List.of(more));
        return all.toArray();
    }

    private void makeImages() throws Exception {
        data = Files.createDirectories(folder.resolve("data"));
        for (int n = 0; n < 3; n++) {
            Plane image = Plane.empty(40, 40);
            for (int i = 0; i < 1600; i++) image.pixels()[i] = (i * (n + 7) * 31) % 256;
            ImageFiles.save(Planes.toImage("noise", List.of(image), 8), data.resolve("noise_" + n + ".png"));
        }
    }

    @Test
    void helpListsTheRecipes() {
        Cli help = Cli.run("train", "--help");
        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("Recipes:", "  sisr ", "  percnet ", "configurations: compact, bicubic");
    }

    @Test
    void explainShowsEverySettingAndNeedsNoData() {
        Cli explained = Cli.run("train", "sisr", "--explain", "--set", "scale=2", "--seed", "9");
        assertThat(explained.exit()).as(explained.err()).isZero();
        assertThat(explained.out())
                .containsPattern("(?m)^scale += 2 +magnification \\(2 to 8\\)$")
                .containsPattern("(?m)^seed += 9 ")
                .containsPattern("(?m)^domainWeights.natural += 0.55 ");
    }

    private void refused(String reason, Object... arguments) {
        Cli run = Cli.run(arguments);
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).startsWith("superres: ").contains(reason).doesNotContain("Exception");
    }

    @Test
    void mistakesAreAnsweredInOneSentence() throws Exception {
        data = Files.createDirectories(folder.resolve("empty"));
        refused("'--data=DIR'", "train", "sisr", "--out", "x");
        refused("'--out=DIR'", "train", "sisr", "--data", "x");
        refused("there are: sisr, percnet", "train", "nothing", "--data", "x", "--out", "y");
        refused("'learnigRate'; the nearest is 'learningRate'", arguments("--set", "learnigRate=1"));
        refused("no configuration 'huge'", arguments("--config", "huge"));
        refused("holds no images", arguments());
        makeImages();
        refused("3 of 3 images", arguments("--set", "patch=32"));
        Files.writeString(data.resolve("broken.png"), "no image");
        refused("1 of 4 images", arguments());
    }

    @Test
    void aCheckpointOfSomethingElseIsRefused() throws Exception {
        makeImages();
        assertThat(Cli.run(arguments("--steps", 3)).exit()).isZero();
        refused("belongs to another network", arguments("--resume", "--set", "channels=8"));
        Files.writeString(folder.resolve("out/checkpoint.bin"), "anything");
        refused("is not a checkpoint", arguments("--resume"));
        refused("go on from it with --resume", arguments());
    }

    /** Everything written through a link to this device meets a full disk. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskStopsTheRunAndKeepsTheOlderCheckpoint() throws Exception {
        makeImages();
        assertThat(Cli.run(arguments("--steps", 3)).exit()).isZero();
        Files.createSymbolicLink(folder.resolve("out/checkpoint.bin.part"), Path.of("/dev/full"));
        Cli full = Cli.run(arguments("--resume", "--steps", 6));
        assertThat(full.exit()).isEqualTo(1);
        assertThat(full.err()).contains("could not write to", "No space left", "--resume");
        Cli again = Cli.run(arguments("--resume", "--steps", 6));
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.err()).contains("resumed at step 3");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void controlCWritesACheckpointFromWhichTheRunGoesOn() throws Exception {
        makeImages();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        for (Object argument : arguments("--set", "checkpointEvery=10000000", "--steps", 10_000_000))
            command.add(argument.toString());
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            Path sign = folder.resolve("out/report.html");
            for (int i = 0; i < 1200 && process.isAlive() && !Files.exists(sign); i++) Thread.sleep(100);
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isEqualTo(130);
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(folder.resolve("out/checkpoint.bin")).isNotEmptyFile();
        Cli resumed = Cli.run(arguments("--resume", "--steps", 1));
        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(resumed.err()).containsPattern("resumed at step \\d\\d");
    }
}
