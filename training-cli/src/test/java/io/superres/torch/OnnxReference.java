package io.superres.torch;

import io.superres.SuperresException;
import io.superres.onnx.Tensor;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import java.util.List;
import java.util.Optional;

/** What ONNX Runtime makes of a test case. */
final class OnnxReference {
    /** It warns about older ones. */
    private static final int OLDEST = 7;

    private OnnxReference() {}

    /** Its outputs, unless it cannot run the case. */
    static Optional<List<Tensor>> outputs(NodeCase subject) {
        if (subject.graph().opset() < OLDEST) return Optional.empty();
        try {
            return Optional.of(run(subject));
        } catch (SuperresException e) {
            return Optional.empty();
        }
    }

    /** @throws SuperresException if it cannot run the case */
    static List<Tensor> run(NodeCase subject) {
        try (OnnxSession session = OnnxSession.open(subject.model(), Device.CPU, 1)) {
            return List.copyOf(session.run(subject.inputsByName()).values());
        }
    }
}
