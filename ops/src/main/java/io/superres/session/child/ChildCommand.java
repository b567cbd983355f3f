package io.superres.session.child;

import ai.onnxruntime.OrtEnvironment;
import io.superres.SuperresException;
import io.superres.session.OnnxRuntime;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a child is started: the Java that runs this process, and the few jars that networks need. */
final class ChildCommand {
    private ChildCommand() {}

    /**
     * @param folder where the child may put files
     * @throws SuperresException if this Java has no launcher, or lies or runs in a way that hides where its jars are
     */
    static ProcessBuilder of(Path folder) {
        List<String> command = new ArrayList<>();
        command.add(java().toString());
        command.addAll(List.of(
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + folder,
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-XX:-CreateCoredumpOnCrash",
                "-XX:-UsePerfData",
                "-XX:+UseSerialGC",
                "-Xshare:auto"));
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("onnxruntime."))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.add(ChildMain.class.getName());
        command.add(folder.toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        // Not on the command line: a long one kills ONNX Runtime.
        builder.environment().put("CLASSPATH", classPath());
        builder.environment().put(OnnxRuntime.NO_TELEMETRY, "1");
        return builder;
    }

    private static Path java() {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        return Stream.of("java", "java.exe")
                .map(bin::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new SuperresException("safe mode needs the program java, which is not in " + bin
                        + "; do without safe mode, or use a complete Java"));
    }

    private static String classPath() {
        return Stream.of(ChildMain.class, OrtEnvironment.class)
                .map(ChildCommand::origin)
                .map(Path::toString)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path origin(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            if (source != null && source.getLocation() != null)
                return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException | RuntimeException e) {
            throw hidden(type, e);
        }
        throw hidden(type, null);
    }

    private static SuperresException hidden(Class<?> type, Exception cause) {
        return new SuperresException(
                "safe mode cannot find out which jar holds " + type.getName() + "; do without safe mode", cause);
    }
}
