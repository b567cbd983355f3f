package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.cli.Main;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long command line, such as that of a development environment with many jars, must not kill the JVM. */
class LongCommandLineTest {
    @TempDir
    Path folder;

    @Test
    void onnxRuntimeStartsAllTheSame() throws Exception {
        Path result = folder.resolve("out.png");
        ChildJvm child = ChildJvm.run(
                List.of(ChildJvm.HEADLESS, "-Dlong=" + "x".repeat(100_000)),
                Main.class,
                "upscale",
                Project.image("target-lr.png").toString(),
                "-o",
                result.toString());
        assertThat(child.exitCode()).as(child.output()).isZero();
        assertThat(result).isNotEmptyFile();
    }
}
