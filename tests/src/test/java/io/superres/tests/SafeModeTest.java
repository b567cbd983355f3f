package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import io.superres.fiji.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --safe} and {@code --precision} from the command line. */
class SafeModeTest {
    private static final long PATIENCE_MILLIS = 60_000;

    @TempDir
    Path folder;

    private ImageProcessor upscale(String name, String... options) throws IOException {
        Path result = folder.resolve(name + ".tif");
        Object[] arguments = Stream.concat(
                        Stream.of("upscale", Project.image("target-lr.png"), "-o", result, "--device", "cpu"),
                        Stream.of(options))
                .toArray();
        Cli run = Cli.run(arguments);
        assertThat(run.exit()).as(run.err()).isZero();
        return ImageFiles.open(result).getProcessor();
    }

    private static Optional<ProcessHandle> child() {
        return ProcessHandle.current()
                .children()
                .filter(process -> process.info().command().orElse("").contains("java"))
                .findFirst();
    }

    @Test
    void safeModeGivesTheSamePixels() throws Exception {
        byte[] expected = (byte[]) upscale("plain").getPixels();
        assertThat((byte[]) upscale("safe", "--safe").getPixels()).isEqualTo(expected);
        assertThat(child()).isEmpty();
    }

    @Test
    void halfPrecisionDiffersByAGreyLevelAtMost() throws Exception {
        byte[] expected = (byte[]) upscale("single").getPixels();
        byte[] found = (byte[]) upscale("half", "--precision", "half").getPixels();
        for (int i = 0; i < expected.length; i++)
            assertThat(Math.abs((expected[i] & 0xff) - (found[i] & 0xff))).isLessThanOrEqualTo(1);
        Cli wrong = Cli.run("upscale", Project.image("target-lr.png"), "-o", folder, "--precision", "double");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("there is no precision 'double'; use single or half");
    }

    @Test
    void aKilledProcessIsAnErrorAndLeavesNoResult() throws Exception {
        ImagePlus large = IJ.createImage("large", "8-bit ramp", 4000, 4000, 1);
        Path input = folder.resolve("large.tif");
        ImageFiles.save(large, input);
        Path result = folder.resolve("result.tif");
        CompletableFuture<Cli> run =
                CompletableFuture.supplyAsync(() -> Cli.run("upscale", input, "-o", result, "--safe", "--scale", "2"));

        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (child().isEmpty() && !run.isDone() && System.currentTimeMillis() < end) Thread.sleep(50);
        Thread.sleep(1000);
        child().orElseThrow().destroyForcibly();

        Cli failed = run.get(60, TimeUnit.SECONDS);
        assertThat(failed.exit()).as(failed.err()).isEqualTo(1);
        assertThat(failed.err())
                .contains("superres: the process that runs the network ended (exit code")
                .doesNotContain("\tat ");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(input);
        }
    }
}
