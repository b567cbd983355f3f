package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher without or with a wrong Java or Maven, and what it asks of Maven; a copy of it, in a checkout never built. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    @TempDir
    Path folder;

    private String launch(Map<String, String> environment) throws Exception {
        return launch(environment, 1);
    }

    private String launch(Map<String, String> environment, int exitCode) throws Exception {
        Path launcher = folder.resolve("checkout/superres");
        Files.createDirectories(launcher.getParent());
        Files.copy(Project.root().resolve("superres"), launcher, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", launcher.toString(), "--version");
        builder.environment().remove("JAVA_HOME");
        builder.environment().remove("SUPERRES_MAVEN_ARGS");
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isEqualTo(exitCode);
        return output;
    }

    /** A folder with the standard tools the launcher uses, and no Java. */
    private Path tools() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool : new String[] {"dirname", "sed", "head", "find", "cat", "tail", "rm", "touch", "uname"}) {
            for (String place : new String[] {"/usr/bin/", "/bin/"})
                if (Files.exists(Path.of(place + tool)) && !Files.exists(bin.resolve(tool)))
                    Files.createSymbolicLink(bin.resolve(tool), Path.of(place + tool));
        }
        return bin;
    }

    private void fakeJava(Path bin, String version) throws Exception {
        program(bin.resolve("java"), "echo 'openjdk version \"" + version + "\" 2021-01-01' >&2");
    }

    @Test
    void javaIsMissing() throws Exception {
        assertThat(launch(Map.of("PATH", tools().toString())))
                .contains("Java is not installed")
                .contains("JDK 17");
    }

    @Test
    void javaIsTooOld() throws Exception {
        Path bin = tools();
        fakeJava(bin, "11.0.2");
        assertThat(launch(Map.of("PATH", bin.toString()))).contains("Java 11").contains("too old");
        fakeJava(bin, "1.8.0_292");
        assertThat(launch(Map.of("PATH", bin.toString()))).contains("Java 8").contains("too old");
    }

    @Test
    void mavenIsMissing() throws Exception {
        Path bin = tools();
        fakeJava(bin, "21.0.1");
        assertThat(launch(Map.of("PATH", bin.toString()))).contains("Maven is not installed");
    }

    @Test
    void mavensArgumentsAreRemembered() throws Exception {
        Path bin = tools();
        fakeJava(bin, "21.0.1");
        program(bin.resolve("javac"), "");
        Path calls = folder.resolve("calls");
        program(bin.resolve("mvn"), "echo \"$@\" >>'" + calls + "'");
        Path libraries = Files.createDirectories(folder.resolve("checkout/training-cli/target/lib"));
        Path plain = libraries.resolve("onnxruntime-1.29.0.jar");
        Path cuda = libraries.resolve("onnxruntime_gpu-1.29.0.jar");

        Files.createFile(plain);
        Files.createFile(cuda);
        start(bin, "-Pgpu");
        assertThat(Files.readAllLines(calls)).hasSize(1).last().asString().contains(" -Pgpu ");
        assertThat(plain).doesNotExist();
        assertThat(cuda).exists();

        start(bin, null);
        assertThat(Files.readAllLines(calls)).as("built already").hasSize(1);

        Files.createFile(plain);
        start(bin, "");
        assertThat(Files.readAllLines(calls)).hasSize(2).last().asString().doesNotContain("-Pgpu");
        assertThat(plain).exists();
        assertThat(cuda).doesNotExist();
    }

    /** @param mavenArguments null if the user gives none */
    private void start(Path bin, String mavenArguments) throws Exception {
        Map<String, String> environment =
                new java.util.HashMap<>(Map.of("PATH", bin.toString(), "TMPDIR", folder.toString()));
        if (mavenArguments != null) environment.put("SUPERRES_MAVEN_ARGS", mavenArguments);
        launch(environment, 0);
    }

    private static void program(Path file, String script) throws Exception {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
