package io.superres.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.superres.BadInputException;
import io.superres.Progress;
import io.superres.cli.Main;
import io.superres.model.Model;
import io.superres.network.Sisr;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.OnnxFile;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.session.ConstantFolding;
import io.superres.session.DeviceChoice;
import io.superres.session.SessionSettings;
import io.superres.tile.TileSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarksTest {
    @TempDir
    Path folder;

    private Path tiny() throws Exception {
        Path file = folder.resolve("tiny.onnx");
        OnnxFile.write(ConstantFolding.fold(new Sisr(2, 16, 1, 1, 0).build(1)), file);
        return file;
    }

    private Setup setup(Path network) {
        TileSettings settings = TileSettings.of(SessionSettings.of(DeviceChoice.CPU, note -> {}), 64, 2);
        return new Setup(Model.ofFile(network), settings, 96, new Effort(1, 0), Progress.NONE);
    }

    @Test
    void theCommandMeasuresEverythingAndWritesJsonAndAPage() throws Exception {
        Path json = folder.resolve("report.json");
        Path page = folder.resolve("page.md");
        int exit = Main.run(
                "benchmark",
                "--quick",
                "--rounds",
                "1",
                "--size",
                "64",
                "--tile",
                "32",
                "--threads",
                "2",
                "--model",
                tiny().toString(),
                "--json",
                json.toString(),
                "--markdown",
                page.toString());
        assertThat(exit).isZero();

        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.at("/machine/cores").asInt()).isPositive();
        assertThat(report.at("/machine/processor").asText()).isNotBlank();
        assertThat(report.at("/size").asInt()).isEqualTo(64);
        List<String> topics = new ArrayList<>();
        for (JsonNode row : report.get("rows")) {
            topics.add(row.get("topic").asText());
            assertThat(row.get("wall").isNumber()).as(row.toString()).isTrue();
            assertThat(row.get("wall").asDouble())
                    .as(row.toString())
                    .isPositive()
                    .isFinite();
            if (row.has("cpu")) assertThat(row.get("cpu").asDouble()).isNotNegative();
        }
        assertThat(topics)
                .contains(
                        "pipeline / ONNX Runtime on the same tiles",
                        "tiled / one untiled run",
                        "halo",
                        "arithmetic",
                        "threads",
                        "options / without",
                        "references",
                        "file to file",
                        "heap",
                        "start");
        assertThat(Files.readString(page)).contains("| heap | ").contains("ONNX Runtime 1.");
    }

    @Test
    void theTilesAreThoseOfTheLibrary() throws Exception {
        Setup setup = setup(tiny());
        List<Job> jobs = Job.tiles(setup);
        int halo = setup.field().halo();
        assertThat(jobs).hasSize(4);
        assertThat(jobs.get(0).in()).containsExactly(1, 1, 48 + 2L * halo, 48 + 2L * halo);
        assertThat(jobs.get(0).out()).containsExactly(1, 1, 96 + 4L * halo, 96 + 4L * halo);
        assertThat(Job.untiled(setup).in()).containsExactly(1, 1, 96 + 2L * halo, 96 + 2L * halo);
    }

    @Test
    void aNetworkThatLooksEverywhereIsRefused() throws Exception {
        GraphBuilder g = new GraphBuilder("global");
        Value x = g.input(ValueInfo.image("x", 1, "h", "w"));
        g.output(ValueInfo.image("y", 1, "h", "w"), g.sub(x, g.reduceMean(x, 2, 3)));
        Path file = folder.resolve("global.onnx");
        OnnxFile.write(g.build(), file);
        Setup setup = setup(file);
        assertThatThrownBy(() -> Benchmarks.run(setup, note -> {}))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("whole image");
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        Path made;
        try (Scratch scratch = Scratch.create()) {
            made = scratch.folder();
            assertThat(scratch.image(64)).isRegularFile();
            assertThat(scratch.network(Model.ofFile(tiny()))).isRegularFile();
        }
        assertThat(made).doesNotExist();
    }
}
