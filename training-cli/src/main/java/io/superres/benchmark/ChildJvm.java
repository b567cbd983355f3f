package io.superres.benchmark;

import io.superres.CancelledException;
import io.superres.SuperresException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java program in a process of its own, with this program's class path.
 *
 * @param exitCode what it ended with
 * @param output everything it printed
 */
record ChildJvm(int exitCode, String output) {

    /** Starts a program and waits for its end. */
    static ChildJvm run(List<String> options, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.awt.headless=true");
        command.addAll(options);
        command.add(main.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // A class path among the arguments would make the command line too long for some systems.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = null;
        try {
            process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new ChildJvm(process.waitFor(), output);
        } catch (IOException e) {
            throw new SuperresException("cannot start another Java: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } finally {
            if (process != null) process.destroyForcibly();
        }
    }

    /** The same; fails unless the program ends well. */
    static void require(List<String> options, Class<?> main, List<String> arguments) {
        ChildJvm child = run(options, main, arguments);
        if (child.exitCode() != 0)
            throw new SuperresException("a program to be measured failed: "
                    + child.output().lines().findFirst().orElse("exit code " + child.exitCode()));
    }
}
