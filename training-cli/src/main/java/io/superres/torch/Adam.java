package io.superres.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Adam (Kingma and Ba 2015) with decoupled weight decay off, clipping of the gradient by its norm, and a moving average
 * of the parameters. All state is visible, so that a checkpoint can hold it. Confined to one thread.
 */
public final class Adam {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final NDArray theta;
    private final NDArray mean;
    private final NDArray square;
    private final NDArray average;
    private final double averageDecay;
    private final double maxNorm;

    /**
     * @param initial parameters to begin with
     * @param averageDecay share of the old moving average kept at each step, 0 to 1
     * @param maxNorm longest gradient that is used as it is
     * @param manager owner of all state
     */
    public Adam(float[] initial, double averageDecay, double maxNorm, NDManager manager) {
        this.averageDecay = averageDecay;
        this.maxNorm = maxNorm;
        theta = manager.create(initial);
        theta.setRequiresGradient(true);
        mean = manager.zeros(new Shape(initial.length));
        square = manager.zeros(new Shape(initial.length));
        average = manager.create(initial);
    }

    /** The parameters; their gradient is taken by {@link #step}. */
    public NDArray theta() {
        return theta;
    }

    /**
     * Uses the gradient that has gathered in {@link #theta} and clears it.
     *
     * @param step number of this step, from 1
     * @return norm of the gradient before clipping; if it is not finite, nothing has been changed
     */
    public double step(long step, double learningRate) {
        try (ai.djl.ndarray.NDScope scope = new ai.djl.ndarray.NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray gradient = theta.getGradient();
            double norm = Math.sqrt(gradient.square().sum().getFloat());
            if (!Double.isFinite(norm)) return norm;
            NDArray g = gradient.mul((float) Math.min(1, maxNorm / Math.max(norm, 1e-12)));
            mean.muli((float) BETA1).addi(g.mul((float) (1 - BETA1)));
            square.muli((float) BETA2).addi(g.square().muli((float) (1 - BETA2)));
            double rate = learningRate / (1 - Math.pow(BETA1, step));
            double unbias = 1 / Math.sqrt(1 - Math.pow(BETA2, step));
            NDArray scaled = square.sqrt().muli((float) unbias).addi((float) EPSILON);
            theta.subi(mean.div(scaled).muli((float) rate));
            double decay = Math.min(averageDecay, (1.0 + step) / (10 + step));
            average.muli((float) decay).addi(theta.mul((float) (1 - decay)));
            gradient.muli(0);
            return norm;
        }
    }

    /** The moving average of the parameters, which is what gets shipped. */
    public float[] average() {
        return average.toFloatArray();
    }

    /** Everything that the next step depends on. */
    public State state() {
        return new State(theta.toFloatArray(), mean.toFloatArray(), square.toFloatArray(), average.toFloatArray());
    }

    /** Goes back to an earlier state. */
    public void restore(State state) {
        set(theta, state.theta());
        set(mean, state.mean());
        set(square, state.square());
        set(average, state.average());
    }

    /** One value for each parameter in each array. */
    public record State(float[] theta, float[] mean, float[] square, float[] average) {}

    private static void set(NDArray array, float[] values) {
        array.set(java.nio.FloatBuffer.wrap(values));
    }
}
