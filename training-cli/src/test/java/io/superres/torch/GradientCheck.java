package io.superres.torch;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Compares the derivative that back-propagation finds, of a random combination of all outputs along a random direction
 * of all real inputs, with the central difference quotient, in float64.
 */
final class GradientCheck {
    private static final double STEP = 1e-6;
    private static final double SHIFT = 0.01;
    private static final double TOLERANCE = 1e-5;

    /** What was found; a case that has no real input or output, or whose output does not depend on any, has none. */
    sealed interface Result {
        record Right() implements Result {}

        record None() implements Result {}

        record Wrong(double found, double expected) implements Result {}
    }

    private final NodeCase subject;
    private final NDManager manager;
    private final TorchGraph network;
    private final List<NDArray> inputs = new ArrayList<>();
    private final List<Integer> moving = new ArrayList<>();

    private GradientCheck(NodeCase subject, TorchGraph network, NDManager manager) {
        this.subject = subject;
        this.network = network;
        this.manager = manager;
        Set<String> fixed = FixedInputs.of(subject.graph());
        for (int i = 0; i < subject.inputs().size(); i++) {
            Tensor tensor = DoublePrecision.widen(subject.inputs().get(i));
            NDArray values = TorchTensor.of(tensor, manager);
            boolean real = tensor.type() == ElementType.DOUBLE
                    && !fixed.contains(subject.graph().inputs().get(i).name());
            // Many cases lie exactly on kinks and ties, where there is no derivative.
            if (real) values = values.add(noise(values.getShape(), 7).abs().mul(SHIFT));
            inputs.add(values);
            if (real) moving.add(i);
        }
    }

    static Result of(NodeCase subject, Engine engine, NDManager manager) {
        Graph graph = DoublePrecision.widen(subject.graph());
        try (TorchGraph network = TorchGraph.load(graph, Precision.FLOAT32, manager)) {
            return new GradientCheck(subject, network, manager).result(engine);
        }
    }

    private Result result(Engine engine) {
        if (moving.isEmpty()) return new Result.None();
        for (int i : moving) inputs.get(i).setRequiresGradient(true);
        List<NDArray> direction =
                inputs.stream().map(x -> noise(x.getShape(), 3)).toList();
        double found = 0;
        boolean connected = true;
        try (GradientCollector gradients = engine.newGradientCollector()) {
            Optional<NDArray> loss = loss(inputs);
            if (loss.isEmpty()) return new Result.None();
            gradients.backward(loss.get());
        } catch (EngineException e) {
            if (!String.valueOf(e.getMessage()).contains("does not require grad")) throw e;
            connected = false; // then the difference quotient must vanish as well
        }
        if (connected) for (int i : moving) found += product(inputs.get(i).getGradient(), direction.get(i));
        for (int i : moving) inputs.get(i).setRequiresGradient(false);
        double expected = (moved(direction, STEP) - moved(direction, -STEP)) / (2 * STEP);
        boolean close = Math.abs(found - expected) <= TOLERANCE * (1 + Math.abs(expected));
        if (close && !connected) return new Result.None();
        return close ? new Result.Right() : new Result.Wrong(found, expected);
    }

    private double moved(List<NDArray> direction, double step) {
        List<NDArray> there = new ArrayList<>(inputs);
        for (int i : moving) there.set(i, inputs.get(i).add(direction.get(i).mul(step)));
        return loss(there).orElseThrow().toDoubleArray()[0];
    }

    private Optional<NDArray> loss(List<NDArray> values) {
        NDList outputs = network.forward(manager.create(new float[1]), values.toArray(NDArray[]::new));
        outputs.attach(manager);
        Optional<NDArray> sum = Optional.empty();
        for (NDArray output : outputs) {
            if (output.getDataType() != DataType.FLOAT64) continue;
            NDArray part = output.mul(noise(output.getShape(), 5)).sum();
            sum = Optional.of(sum.map(part::add).orElse(part));
        }
        return sum;
    }

    private static double product(NDArray a, NDArray b) {
        return a.mul(b).sum().toDoubleArray()[0];
    }

    private NDArray noise(Shape shape, long seed) {
        Random random = new Random(seed);
        double[] values = random.doubles(shape.size(), 0.5, 1.5).toArray();
        for (int i = 0; i < values.length; i++) if (random.nextBoolean()) values[i] = -values[i];
        return manager.create(values, shape);
    }
}
