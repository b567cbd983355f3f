package io.superres.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of ours in a JVM of its own, with the class path of the tests. */
public record ChildJvm(int exitCode, String output) {
    private static final long SECONDS = 180;

    public static final String HEADLESS = "-Djava.awt.headless=true";
    static final String PATCHABLE = "--add-opens=java.base/java.lang=ALL-UNNAMED";

    static ChildJvm run(List<String> options, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        return run(SECONDS, options, main, arguments);
    }

    static ChildJvm run(long seconds, List<String> options, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        return run(Path.of("").toAbsolutePath(), seconds, options, main, arguments);
    }

    /**
     * @param folder the program's current folder
     * @param seconds after which the program must have ended
     * @param options of the JVM; the heap is 1 GB unless they say otherwise
     */
    public static ChildJvm run(Path folder, long seconds, List<String> options, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx1g");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile("superres-child", ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            String output = Files.readString(log);
            if (!ended) throw new AssertionError("no end after " + seconds + " s:\n" + output);
            return new ChildJvm(process.exitValue(), output);
        } finally {
            process.destroyForcibly().waitFor();
            Files.deleteIfExists(log);
        }
    }
}
