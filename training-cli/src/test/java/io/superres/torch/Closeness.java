package io.superres.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.superres.onnx.Tensor;
import java.util.List;
import java.util.Optional;

/** Compares results with expected tensors by the tolerances of ONNX's own test runner. */
final class Closeness {
    private static final double RELATIVE = 1e-3;
    private static final double ABSOLUTE = 1e-5;

    private Closeness() {}

    /** What is wrong with the results, if anything. */
    static Optional<String> difference(List<NDArray> found, List<Tensor> expected, NDManager manager) {
        if (found.size() != expected.size()) return Optional.of("has " + found.size() + " outputs");
        for (int i = 0; i < found.size(); i++) {
            Optional<String> wrong = difference(found.get(i), expected.get(i), manager);
            if (wrong.isPresent()) return wrong.map(("output " + i + " ").substring(0, 9)::concat);
        }
        return Optional.empty();
    }

    private static Optional<String> difference(NDArray found, Tensor expected, NDManager manager) {
        if (!found.getShape().equals(new Shape(expected.shape())))
            return Optional.of(" has shape " + found.getShape() + ", expected " + expected);
        NDArray wanted = TorchTensor.of(expected, manager);
        if (found.getDataType() != wanted.getDataType())
            return Optional.of(" has type " + found.getDataType() + ", expected " + wanted.getDataType());
        double[] a = reals(found);
        double[] b = reals(wanted);
        for (int i = 0; i < a.length; i++) {
            boolean same = a[i] == b[i] || Double.isNaN(a[i]) && Double.isNaN(b[i]);
            if (!same && !(Math.abs(a[i] - b[i]) <= ABSOLUTE + RELATIVE * Math.abs(b[i])))
                return Optional.of(" element " + i + " is " + a[i] + ", expected " + b[i]);
        }
        return Optional.empty();
    }

    private static double[] reals(NDArray array) {
        return switch (array.getDataType()) {
            case FLOAT16 -> TorchTensor.reals(array.toType(DataType.FLOAT32, false));
            case BOOLEAN -> TorchTensor.reals(array.toType(DataType.INT32, false));
            default -> TorchTensor.reals(array);
        };
    }
}
