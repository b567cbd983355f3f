package io.superres.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Runs the test cases that the ONNX project publishes for its operators through the training network: results against
 * the published ones, gradients against finite differences. The folder with the data is named by the environment
 * variable or system property {@code ONNX_TESTDATA}.
 */
class OnnxConformanceTest {
    private static final List<String> FOLDERS = List.of("node", "simple", "pytorch-operator", "pytorch-converted");
    /** Fewer would mean that operators or data were lost. */
    private static final int LEAST_PASSED = 820;

    private static final int LEAST_GRADIENTS = 610;

    private final Engine engine = Torch.start(1);

    @Test
    void publishedCasesPass() throws IOException {
        String folder = System.getProperty("ONNX_TESTDATA", System.getenv("ONNX_TESTDATA"));
        assumeTrue(folder != null, "ONNX_TESTDATA does not name a folder, so the published cases are not run");
        ConformanceReport report = new ConformanceReport();
        try (NDManager manager = engine.newBaseManager()) {
            for (Path each : folders(Path.of(folder)))
                try (NDManager inner = manager.newSubManager()) {
                    report.add(outcome(each, inner));
                }
        }
        Files.writeString(Path.of("target", "onnx-conformance.txt"), report.text());
        System.out.println(report.text());
        assertThat(report.unexplained()).isEmpty();
        assertThat(report.passed()).isGreaterThanOrEqualTo(LEAST_PASSED);
        assertThat(report.gradients()).isGreaterThanOrEqualTo(LEAST_GRADIENTS);
    }

    private static List<Path> folders(Path root) throws IOException {
        List<Path> all = new ArrayList<>();
        for (String part : FOLDERS)
            try (Stream<Path> cases = Files.list(root.resolve(part))) {
                cases.sorted().forEach(all::add);
            }
        return all;
    }

    private ConformanceOutcome outcome(Path folder, NDManager manager) throws IOException {
        NodeCase subject;
        try {
            subject = NodeCase.read(folder);
        } catch (ModelFormatException e) {
            return ConformanceOutcome.notApplicable(NodeCase.name(folder), "(not read)", e.getMessage());
        }
        boolean agree;
        try (TorchGraph network = TorchGraph.load(subject.graph(), Precision.FLOAT32, manager)) {
            NDArray theta = manager.create(network.layout().gather(subject.graph()));
            NDArray[] inputs = subject.inputs().stream()
                    .map(t -> TorchTensor.of(t, manager))
                    .toArray(NDArray[]::new);
            NDList found = network.forward(theta, inputs);
            found.attach(manager);
            Optional<String> wrong = Closeness.difference(found, subject.outputs(), manager);
            Optional<List<Tensor>> reference = OnnxReference.outputs(subject);
            Optional<String> unlikeReference = reference.flatMap(r -> Closeness.difference(found, r, manager));
            agree = reference.isPresent() && unlikeReference.isEmpty();
            if (wrong.isPresent()) return ConformanceOutcome.failed(subject, wrong.get(), agree);
        } catch (ModelFormatException e) {
            boolean known = e.getMessage().contains("cannot be trained");
            return known
                    ? ConformanceOutcome.notApplicable(subject.name(), subject.operator(), e.getMessage())
                    : ConformanceOutcome.failed(subject, e.getMessage(), false);
        } catch (RuntimeException e) {
            return ConformanceOutcome.failed(subject, e.toString(), false);
        }
        try {
            return ConformanceOutcome.passed(subject, GradientCheck.of(subject, engine, manager), agree);
        } catch (RuntimeException e) {
            return ConformanceOutcome.failed(subject, "gradient: " + e, false);
        }
    }
}
