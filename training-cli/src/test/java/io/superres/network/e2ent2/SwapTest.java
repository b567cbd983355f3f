package io.superres.network.e2ent2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.superres.method.e2ent2.PatchNorm;
import io.superres.method.e2ent2.Textures;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import io.superres.torch.Autograd;
import io.superres.torch.Torch;
import io.superres.train.Frozen;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SwapTest {
    private static final int C = 3;
    private static final Swap SWAP = new Swap(C, 2, 6, 5, 4, 7);

    private static float[] random(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = (float) random.nextGaussian();
        return values;
    }

    private static Tensor run(Graph graph, Map<String, Tensor> inputs) {
        try (OnnxSession session = OnnxSession.open(graph, Device.CPU, 1)) {
            return session.run(inputs).values().iterator().next();
        }
    }

    /** Value of a feature map, axes (batch, channel, y, x). */
    private static float at(float[] maps, int height, int width, int b, int c, int y, int x) {
        return maps[((b * C + c) * height + y) * width + x];
    }

    @ParameterizedTest
    @EnumSource(PatchNorm.class)
    void theMostSimilarPatchIsFound(PatchNorm norm) {
        float[] lr = random(2 * C * 6 * 5, 1);
        float[] reduced = random(2 * C * 4 * 7, 2);
        long[] found = run(
                        SWAP.match(norm),
                        Map.of("lr", Tensor.of(lr, 2, C, 6, 5), "reduced", Tensor.of(reduced, 2, C, 4, 7)))
                .longs();
        for (int b = 0; b < 2; b++)
            for (int q = 0; q < 4 * 3; q++) {
                int best = -1;
                double most = Double.NEGATIVE_INFINITY;
                for (int p = 0; p < 2 * 5; p++) {
                    double product = 0;
                    double length = 0;
                    for (int i = 0; i < 9 * C; i++) {
                        int c = i / 9;
                        int dy = i % 9 / 3;
                        int dx = i % 3;
                        double r = at(reduced, 4, 7, b, c, p / 5 + dy, p % 5 + dx);
                        product += r * at(lr, 6, 5, b, c, q / 3 + dy, q % 3 + dx);
                        length += norm == PatchNorm.L1 ? Math.abs(r) : r * r;
                    }
                    double score = product / (norm == PatchNorm.L1 ? length : Math.sqrt(length));
                    if (score > most) {
                        most = score;
                        best = p;
                    }
                }
                assertThat(found[b * 12 + q]).isEqualTo(best);
            }
    }

    private static long[] indices() {
        Random random = new Random(3);
        long[] index = new long[2 * 12];
        for (int i = 0; i < index.length; i++) index[i] = random.nextInt(10);
        return index;
    }

    private static Tensor index() {
        return new Tensor(
                io.superres.onnx.ElementType.INT64,
                new long[] {2, 12},
                Tensor.ofLongs(indices()).bytes());
    }

    @Test
    void patchesArePastedAndAveraged() {
        float[] reference = random(2 * C * 16 * 28, 4);
        float[] found = run(SWAP.paste(), Map.of("reference", Tensor.of(reference, 2, C, 16, 28), "index", index()))
                .floats();
        double[] sum = new double[2 * C * 24 * 20];
        double[] count = new double[sum.length];
        long[] index = indices();
        for (int b = 0; b < 2; b++)
            for (int q = 0; q < 12; q++)
                for (int c = 0; c < C; c++)
                    for (int y = 0; y < 12; y++)
                        for (int x = 0; x < 12; x++) {
                            int p = (int) index[b * 12 + q];
                            int to = ((b * C + c) * 24 + q / 3 * 4 + y) * 20 + q % 3 * 4 + x;
                            sum[to] += at(reference, 16, 28, b, c, p / 5 * 4 + y, p % 5 * 4 + x);
                            count[to]++;
                        }
        assertThat(count).doesNotContain(0);
        for (int i = 0; i < found.length; i++) {
            int x = i % 5;
            int y = i / 5 % 6;
            int phase = i / 30 % 16;
            int c = i / 480 % C;
            int b = i / (480 * C);
            int from = ((b * C + c) * 24 + y * 4 + phase / 4) * 20 + x * 4 + phase % 4;
            assertThat(found[i]).isCloseTo((float) (sum[from] / count[from]), within(1e-5f));
        }
    }

    /** Pasting is linear, so a difference quotient has no error of its own. */
    @Test
    void theExactDerivativeIsThatOfFiniteDifferences() {
        try (NDManager manager = Torch.start(1).newBaseManager();
                Autograd autograd = new Autograd();
                Autograd.Recording on = Autograd.on()) {
            try (Frozen paste = Frozen.of(SWAP.paste(), manager)) {
                NDArray reference = manager.create(random(2 * C * 16 * 28, 5), new Shape(2, C, 16, 28));
                reference.setRequiresGradient(true);
                NDArray index = manager.create(indices(), new Shape(2, 12));
                NDArray weight = manager.create(random(2 * 48 * 30, 6), new Shape(2, 48, 6, 5));
                NDArray loss =
                        paste.forward(reference, index).get(0).mul(weight).sum();
                float[] gradient = autograd.gradients(loss, java.util.List.of(reference))
                        .get(0)
                        .toFloatArray();
                float[] step = random(gradient.length, 7);
                NDArray moved = manager.create(step, reference.getShape());
                double expected =
                        paste.forward(moved, index).get(0).mul(weight).sum().getFloat();
                double found = 0;
                for (int i = 0; i < step.length; i++) found += (double) step[i] * gradient[i];
                assertThat(found).isCloseTo(expected, within(1e-3 * Math.abs(expected) + 1e-3));
            }
        }
    }

    /**
     * Four places of a 4 x 4 image, four patches of a 4 x 4 reference; patch 0 is chosen twice, patch 2 never. The loss is
     * the sum of all textures, so E and E' are 1 everywhere.
     */
    @Test
    void thePapersRuleByHand() {
        Swap swap = new Swap(1, 1, 4, 4, 4, 4);
        Swap.Shares shares = new Swap.Shares(0.25, 0.125, 0.5);
        float[] chosen = {2, 1.5f, 1.5f, 1, 2, 4 / 3f, 4 / 3f, 1, 2, 4 / 3f, 4 / 3f, 1, 0, 1, 1, 1};
        try (NDManager manager = Torch.start(1).newBaseManager();
                Autograd autograd = new Autograd();
                Autograd.Recording on = Autograd.on()) {
            try (Frozen rule = Frozen.of(swap.paperRule(shares), manager)) {
                NDArray lr = variable(manager, 8, new Shape(1, 1, 4, 4));
                NDArray reduced = variable(manager, 9, new Shape(1, 1, 4, 4));
                NDArray reference = variable(manager, 10, new Shape(1, 1, 16, 16));
                NDArray index = manager.create(new long[] {0, 0, 3, 1}, new Shape(1, 4));
                NDArray loss =
                        rule.forward(lr, reduced, reference, index).get(0).sum();
                var gradients = autograd.gradients(loss, java.util.List.of(lr, reduced, reference));
                for (float value : gradients.get(0).toFloatArray())
                    assertThat(value).isCloseTo(0.25f, within(1e-6f));
                float[] small = gradients.get(1).toFloatArray();
                float[] large = gradients.get(2).toFloatArray();
                for (int i = 0; i < 16; i++) {
                    assertThat(small[i]).as("reduced %d", i).isCloseTo(0.125f * chosen[i], within(1e-6f));
                    for (int phase = 0; phase < Textures.RATIO * Textures.RATIO; phase++)
                        assertThat(large[(i / 4 * 4 + phase / 4) * 16 + i % 4 * 4 + phase % 4])
                                .as("reference %d", i)
                                .isCloseTo(0.5f * chosen[i], within(1e-6f));
                }
            }
        }
    }

    private static NDArray variable(NDManager manager, long seed, Shape shape) {
        NDArray array = manager.create(random((int) shape.size(), seed), shape);
        array.setRequiresGradient(true);
        return array;
    }
}
