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

/** What the launcher says when Java or Maven is missing or too old; a copy of it, in a checkout never built. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    @TempDir
    Path folder;

    private String launch(Map<String, String> environment) throws Exception {
        Path launcher = folder.resolve("checkout/superres");
        Files.createDirectories(launcher.getParent());
        Files.copy(Project.root().resolve("superres"), launcher, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", launcher.toString(), "--version");
        builder.environment().remove("JAVA_HOME");
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        return output;
    }

    /** A folder with the standard tools the launcher uses, and no Java. */
    private Path tools() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool : new String[] {"dirname", "sed", "head", "find", "cat", "tail", "rm", "touch"}) {
            for (String place : new String[] {"/usr/bin/", "/bin/"})
                if (Files.exists(Path.of(place + tool)) && !Files.exists(bin.resolve(tool)))
                    Files.createSymbolicLink(bin.resolve(tool), Path.of(place + tool));
        }
        return bin;
    }

    private void fakeJava(Path bin, String version) throws Exception {
        Path java = bin.resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"" + version + "\" 2021-01-01' >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
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
}
