package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of the computer: by the program, and by the command in a macro. */
class HardwareTest {
    @TempDir
    Path folder;

    @Test
    void programReportsADeviceThatRan() throws Exception {
        Path json = folder.resolve("hardware.json");

        Cli run = Cli.run("hardware", "--json", json);

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("(?m)^cpu +works: .* GFLOP/s$").contains("ONNX Runtime");
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        JsonNode cpu = report.get("providers").get(0);
        assertThat(cpu.get("device").asText()).isEqualTo("CPU");
        assertThat(cpu.get("works").asBoolean()).isTrue();
        assertThat(cpu.get("gflops").asDouble()).isPositive();
        assertThat(report.get("advice").asText()).endsWith(".");
        assertThat(run.out().strip()).endsWith(report.get("advice").asText());
    }

    @Test
    void macroPrintsTheReport() throws Exception {
        Path macro =
                Files.writeString(folder.resolve("check.ijm"), "run(\"SR Check Hardware...\");\nprint(\"went on\");\n");

        ChildJvm child =
                ChildJvm.run(List.of(ChildJvm.HEADLESS, ChildJvm.PATCHABLE), MacroMain.class, macro.toString());

        assertThat(child.exitCode()).as(child.output()).isZero();
        assertThat(child.output())
                .containsPattern("(?m)^cpu +works: .* GFLOP/s$")
                .contains("went on");
    }
}
