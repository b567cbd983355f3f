package io.superres.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.torch.Autograd;
import io.superres.torch.ParameterVector;
import io.superres.torch.Torch;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OptimiserTest {
    private NDManager manager;

    @BeforeEach
    void start() {
        manager = Torch.start(1).newBaseManager();
    }

    @AfterEach
    void stop() {
        manager.close();
    }

    /** Two updates with gradients 0.5 and -1 from the parameter 2, at a rate of 0.1. */
    private double twoUpdates(Optimiser optimiser) {
        Optimiser.State state = optimiser.start(1, manager);
        NDArray theta = manager.create(new float[] {2});
        state.update(theta, manager.create(new float[] {0.5f}), 1, 0.1);
        state.update(theta, manager.create(new float[] {-1}), 2, 0.1);
        return theta.toFloatArray()[0];
    }

    /** Algorithm 1 of the paper, in double precision. */
    private static double adam(double beta1, double beta2, double penalty, double shrink) {
        double theta = 2;
        double mean = 0;
        double square = 0;
        double[] gradients = {0.5, -1};
        for (int t = 1; t <= 2; t++) {
            theta *= shrink;
            double g = gradients[t - 1] + penalty * theta;
            mean = beta1 * mean + (1 - beta1) * g;
            square = beta2 * square + (1 - beta2) * g * g;
            theta -= 0.1 * (mean / (1 - Math.pow(beta1, t))) / (Math.sqrt(square / (1 - Math.pow(beta2, t))) + 1e-8);
        }
        return theta;
    }

    @Test
    void updatesAreThoseOfThePapers() {
        assertThat(twoUpdates(Adam.standard())).isCloseTo(adam(0.9, 0.999, 0, 1), within(1e-5));
        assertThat(twoUpdates(Adam.withBetas(0, 0.99))).isCloseTo(adam(0, 0.99, 0, 1), within(1e-5));
        assertThat(twoUpdates(new Adam(0.9, 0.999, 0.3))).isCloseTo(adam(0.9, 0.999, 0.3, 1), within(1e-5));
        assertThat(twoUpdates(new AdamW(0.9, 0.999, 0.3))).isCloseTo(adam(0.9, 0.999, 0, 0.97), within(1e-5));
        assertThat(twoUpdates(new Sgd(0, 0))).isCloseTo(2 - 0.05 + 0.1, within(1e-6));
        assertThat(twoUpdates(new Sgd(0.9, 0))).isCloseTo(2 - 0.05 - 0.1 * (0.45 - 1), within(1e-6));
        double decayed = 2 - 0.1 * (0.5 + 0.2 * 2);
        assertThat(twoUpdates(new Sgd(0, 0.2))).isCloseTo(decayed - 0.1 * (-1 + 0.2 * decayed), within(1e-6));
    }

    @Test
    void theAverageFollowsItsFormula() {
        NDArray theta = manager.create(new float[] {0});
        Average average = new Average(manager.create(new float[] {0}), 0.4);
        double expected = 0;
        for (int step = 1; step <= 20; step++) {
            theta.set(new float[] {step});
            average.follow(theta, step);
            double kept = Math.min(0.4, (1.0 + step) / (10 + step));
            expected = kept * expected + (1 - kept) * step;
            assertThat((double) average.values().toFloatArray()[0]).isCloseTo(expected, within(1e-5));
        }
    }

    private static Graph weights(float[] first, float[] second, float[] bias) {
        GraphBuilder g = new GraphBuilder("weights");
        Value x = g.input(ValueInfo.image("x", 3, "h", "w"));
        Value w1 = g.parameter("a.weight", Tensor.of(first, 4, 3, 3, 3));
        Value b = g.parameter("a.bias", Tensor.of(bias, 4));
        Value w2 = g.parameter("b.weight", Tensor.of(second, 2, 4, 1, 1));
        g.output(ValueInfo.image("y", 2, "h", "w"), g.conv(g.conv(x, w1, b), w2, null));
        return g.build();
    }

    private static float[] noise(int seed, int n) {
        Random random = new Random(seed);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) values[i] = (float) random.nextGaussian();
        return values;
    }

    @Test
    void normalisedWeightsHaveLargestSingularValueOne() {
        Graph graph = weights(noise(1, 108), noise(2, 8), noise(3, 4));
        ParameterVector layout = ParameterVector.of(graph);
        NDArray theta = manager.create(layout.gather(graph));
        SpectralNorm norm = new SpectralNorm(layout, name -> name.equals("a.weight"), theta, manager);
        for (int i = 0; i < 100; i++) norm.advance(theta);
        Graph seen = layout.scatter(graph, norm.apply(theta).toFloatArray());
        assertThat(largestSingularValue(seen.initializers().get("a.weight").floats(), 4))
                .isCloseTo(1, within(1e-5));
        double before = largestSingularValue(noise(1, 108), 4);
        assertThat((double) seen.initializers().get("a.weight").floats()[5])
                .isCloseTo(noise(1, 108)[5] / before, within(1e-5));
        assertThat(seen.initializers().get("b.weight"))
                .isEqualTo(graph.initializers().get("b.weight"));
        assertThat(seen.initializers().get("a.bias"))
                .isEqualTo(graph.initializers().get("a.bias"));
    }

    /** By Jacobi rotations of the Gram matrix of the rows. */
    private static double largestSingularValue(float[] matrix, int rows) {
        int columns = matrix.length / rows;
        double[][] gram = new double[rows][rows];
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < rows; j++)
                for (int k = 0; k < columns; k++)
                    gram[i][j] += (double) matrix[i * columns + k] * matrix[j * columns + k];
        for (int sweep = 0; sweep < 50; sweep++)
            for (int p = 0; p < rows; p++) for (int q = p + 1; q < rows; q++) rotate(gram, p, q);
        double largest = 0;
        for (int i = 0; i < rows; i++) largest = Math.max(largest, gram[i][i]);
        return Math.sqrt(largest);
    }

    private static void rotate(double[][] a, int p, int q) {
        double angle = 0.5 * Math.atan2(2 * a[p][q], a[q][q] - a[p][p]);
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        for (int k = 0; k < a.length; k++) {
            double kp = a[k][p];
            double kq = a[k][q];
            a[k][p] = c * kp - s * kq;
            a[k][q] = s * kp + c * kq;
        }
        for (int k = 0; k < a.length; k++) {
            double pk = a[p][k];
            double qk = a[q][k];
            a[p][k] = c * pk - s * qk;
            a[q][k] = s * pk + c * qk;
        }
    }

    @Test
    void theDivisionByTheNormIsDifferentiated() {
        Graph graph = weights(noise(1, 108), noise(2, 8), noise(3, 4));
        ParameterVector layout = ParameterVector.of(graph);
        float[] values = layout.gather(graph);
        NDArray theta = manager.create(values);
        SpectralNorm norm = new SpectralNorm(layout, name -> name.endsWith("weight"), theta, manager);
        NDArray probe = manager.create(noise(4, values.length));
        theta.setRequiresGradient(true);
        try (Autograd autograd = new Autograd();
                Autograd.Recording on = Autograd.on()) {
            NDArray y = norm.apply(theta).mul(probe).sum();
            float[] gradient = autograd.gradients(y, List.of(theta)).get(0).toFloatArray();
            for (int i = 0; i < values.length; i += 11) {
                double slope = (at(norm, probe, values, i, 1e-2) - at(norm, probe, values, i, -1e-2)) / 2e-2;
                assertThat((double) gradient[i]).as("parameter %d", i).isCloseTo(slope, within(2e-3));
            }
        }
    }

    private double at(SpectralNorm norm, NDArray probe, float[] values, int i, double h) {
        float[] moved = Arrays.copyOf(values, values.length);
        moved[i] += (float) h;
        return norm.apply(manager.create(moved)).mul(probe).sum().getFloat();
    }

    @Test
    void vectorsHaveNoNorm() {
        Graph graph = weights(noise(1, 108), noise(2, 8), noise(3, 4));
        ParameterVector layout = ParameterVector.of(graph);
        NDArray theta = manager.create(layout.gather(graph));
        assertThatThrownBy(() -> new SpectralNorm(layout, name -> true, theta, manager))
                .hasMessageContaining("a.bias");
    }
}
