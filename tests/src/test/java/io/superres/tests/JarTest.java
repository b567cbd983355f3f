package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.superres.SuperresException;
import io.superres.fiji.SingleImageCommand;
import io.superres.method.Provenance;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What goes into Fiji: complete, and with nothing that clashes there. Jars exist from Maven's package phase on. */
class JarTest {
    private static List<String> entries(Class<?> inside) throws Exception {
        Path jar = Path.of(URI.create(
                inside.getProtectionDomain().getCodeSource().getLocation().toString()));
        assumeTrue(jar.toString().endsWith(".jar"), "not packaged in this build");
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(e -> e.getName()).toList();
        }
    }

    @Test
    void protobufTravelsUnderOurOwnName() throws Exception {
        assertThat(entries(SuperresException.class))
                .noneMatch(name -> name.startsWith("com/google/") || name.startsWith("ai/onnx/"))
                .anyMatch(name -> name.startsWith("io/superres/shaded/protobuf/"))
                .anyMatch(name -> name.startsWith("io/superres/shaded/onnx/"));
    }

    /** Results name the version that made them; it stands in the manifest. */
    @Test
    void theVersionIsKnown() throws Exception {
        assertThat(entries(SuperresException.class)).contains("META-INF/MANIFEST.MF");
        assertThat(Provenance.programName()).matches("superres \\d+\\.\\d+.*");
    }

    @Test
    void theOpsAreListed() throws Exception {
        assertThat(entries(SuperresException.class)).contains("ops.yaml");
    }

    @Test
    void theCommandsAreIndexed() throws Exception {
        assertThat(entries(SingleImageCommand.class)).contains("META-INF/json/org.scijava.plugin.Plugin");
    }
}
