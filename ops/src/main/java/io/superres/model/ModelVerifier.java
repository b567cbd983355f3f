package io.superres.model;

import io.superres.BadInputException;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Tensor;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import java.util.Map;

/** Runs the test tensors that come with a model, and checks that its networks are those its card describes. */
public final class ModelVerifier {
    /** Largest difference that counts as equal, relative to the largest value of the expected output. */
    public static final double TOLERANCE = 1e-4;

    private ModelVerifier() {}

    /**
     * @return the largest difference, relative to the largest value of the expected output
     * @throws BadInputException if the model has no card, or its test output is not reproduced
     */
    public static double verify(Model model) {
        ModelCard card = model.card()
                .orElseThrow(() -> new BadInputException(
                        model.location() + " is a bare network without test tensors; it cannot be verified"));
        card.graphs().keySet().forEach(model::graph); // throws if one of them is damaged
        Tensor input = tensor(model, card.testInput());
        Map<String, Tensor> found;
        try (OnnxSession session = OnnxSession.open(model.graph(), Device.CPU, 1)) {
            found = session.run(Map.of(model.graph().input().name(), input));
        }
        if (card.testOutputs().size() != model.graph().outputs().size())
            throw new ModelFormatException("the model '" + model.id() + "' describes "
                    + card.testOutputs().size() + " outputs, but its network has "
                    + model.graph().outputs().size());
        double most = 0;
        for (int i = 0; i < card.testOutputs().size(); i++) {
            Tensor expected = tensor(model, card.testOutputs().get(i));
            Tensor output = found.get(model.graph().outputs().get(i).name());
            most = Math.max(most, compare(model, output, expected));
        }
        return most;
    }

    private static double compare(Model model, Tensor found, Tensor expected) {
        if (!java.util.Arrays.equals(found.shape(), expected.shape()))
            throw new ModelFormatException("the model '" + model.id() + "' makes " + found + " instead of " + expected);
        double difference = difference(found.floats(), expected.floats());
        if (!(difference <= TOLERANCE))
            throw new ModelFormatException("the model '" + model.id()
                    + "' does not reproduce its test output: it is off by " + difference + " of the largest value");
        return difference;
    }

    private static double difference(float[] found, float[] expected) {
        double most = 0;
        double largest = 0;
        for (int i = 0; i < found.length; i++) {
            double d = Math.abs(found[i] - expected[i]);
            if (!(d <= most)) most = d; // also takes NaN
            largest = Math.max(largest, Math.abs(expected[i]));
        }
        return most / Math.max(largest, 1e-12);
    }

    private static Tensor tensor(Model model, String file) {
        try {
            return Npy.decode(Model.read(model.location(), file));
        } catch (ModelFormatException e) {
            throw new ModelFormatException(model.location().resolve(file) + ": " + e.getMessage(), e);
        }
    }
}
