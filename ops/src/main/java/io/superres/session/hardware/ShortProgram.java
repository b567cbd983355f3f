package io.superres.session.hardware;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of the system that print something and end at once. */
final class ShortProgram {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private ShortProgram() {}

    /**
     * @param output what it printed, errors included
     */
    record Outcome(int exitCode, byte[] output) {}

    /** @throws IOException if the program is not installed or does not end in time */
    static Outcome run(List<String> command) throws IOException {
        Path output = Files.createTempFile("superres", ".txt");
        try {
            Process process = start(command, output);
            try {
                if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    throw new IOException(
                            command.get(0) + " did not answer within " + PATIENCE.toSeconds() + " seconds");
                return new Outcome(process.exitValue(), Files.readAllBytes(output));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while " + command.get(0) + " was running");
            } finally {
                process.destroyForcibly();
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static Process start(List<String> command, Path output) throws IOException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new IOException(command.get(0) + " is not installed", e);
        }
    }
}
