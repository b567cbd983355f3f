package io.superres.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.tests.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever is in a file: it is read, or refused with a sentence. The JVM goes on, within 512 MB of heap, nothing is
 * written outside of the file's folder, and nothing to standard output. A few cases of each kind in the usual build; as many
 * as {@code fuzz.cases} says in the profile {@code fuzz}. Files that made something else happen are kept in
 * {@code target/fuzz}.
 */
class FuzzTest {
    private static final int CASES = Integer.getInteger("fuzz.cases", 40);
    private static final int MOST_FINDINGS = 8;
    private static final long SECONDS = 1800;

    @TempDir
    Path folder;

    @BeforeEach
    void prepare() throws IOException {
        for (String name : List.of("box", "home", "outside")) Files.createDirectory(folder.resolve(name));
        Files.writeString(folder.resolve("outside/precious.txt"), "untouched");
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsInAFile(Subject subject) throws Exception {
        int cases = subject.cases(CASES);
        int crashes = 0;
        int next = 0;
        while (next < cases) {
            Files.deleteIfExists(folder.resolve("counts"));
            ChildJvm child = ChildJvm.run(
                    folder.resolve("box"),
                    SECONDS,
                    List.of("-Xmx512m", ChildJvm.HEADLESS, "-Duser.home=" + folder.resolve("home")),
                    Fuzzer.class,
                    subject.name(),
                    Integer.toString(next),
                    Integer.toString(cases),
                    folder.toString());
            if (Files.exists(folder.resolve("counts"))) break;
            int at = Integer.parseInt(Files.readString(folder.resolve("at")));
            next = at + 1;
            if (child.exitCode() != 0) {
                Files.write(folder.resolve(subject + "-" + at), new FuzzCase(subject, at).bytes());
                keep();
                throw new AssertionError(
                        "the JVM ended at case " + at + " with exit code " + child.exitCode() + "\n" + child.output());
            }
            if (++crashes > MOST_FINDINGS) break;
        }
        keep();
        Path findings = folder.resolve("findings-" + subject);
        assertThat(Files.exists(findings) ? Files.readString(findings) : "").isEmpty();
        assertThat(Files.readString(folder.resolve("counts")))
                .doesNotStartWith("0 ")
                .doesNotEndWith(" 0\n");
        assertThat(elsewhere()).isEqualTo(Map.of("outside/precious.txt", "untouched"));
        try (Stream<Path> left = Files.list(folder.resolve("box"))) {
            assertThat(left).hasSize(1);
        }
    }

    private Map<String, String> elsewhere() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String name : List.of("home", "outside"))
            try (Stream<Path> all = Files.walk(folder.resolve(name))) {
                for (Path file : all.filter(Files::isRegularFile).toList())
                    files.put(folder.relativize(file).toString(), Files.readString(file));
            }
        return files;
    }

    private void keep() throws IOException {
        Path kept = Files.createDirectories(Path.of("target/fuzz"));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                Files.copy(file, kept.resolve(file.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
