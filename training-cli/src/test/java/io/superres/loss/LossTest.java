package io.superres.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.superres.loss.Adversarial.Labels;
import io.superres.torch.Autograd;
import io.superres.torch.Scalars;
import io.superres.torch.Torch;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LossTest {
    private static final Shape IMAGE = new Shape(2, 3, 4, 5);

    private NDManager manager;
    private Autograd autograd;
    private Autograd.Recording recording;

    @BeforeEach
    void start() {
        manager = Torch.start(1).newBaseManager();
        autograd = new Autograd();
        recording = Autograd.on();
    }

    @AfterEach
    void stop() {
        recording.close();
        autograd.close();
        manager.close();
    }

    private NDArray array(float... values) {
        return manager.create(values);
    }

    private NDArray noise(int seed, Shape shape) {
        Random random = new Random(seed);
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) values[i] = (float) random.nextGaussian();
        return manager.create(values, shape);
    }

    private static void assertValue(NDArray loss, double expected) {
        assertThat((double) loss.getFloat()).isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
    }

    @Test
    void pixelDistances() {
        NDArray a = array(0, 1, 2);
        NDArray b = array(0, 3, 1);
        assertValue(PixelLoss.L1.of(a, b), 1);
        assertValue(PixelLoss.MSE.of(a, b), 5 / 3.0);
        assertValue(PixelLoss.HUBER.of(array(0, 1, 2), array(0.5f, 4, 2)), (0.125 + 2.5) / 3);
        assertValue(PixelLoss.CHARBONNIER.of(a, b), (1e-3 + Math.sqrt(4 + 1e-6) + Math.sqrt(1 + 1e-6)) / 3);
    }

    @Test
    void adversaries() {
        NDArray real = array(2, 0.5f);
        NDArray fake = array(-2, 0);
        assertValue(new Adversarial.Hinge().critic(real, fake), 0.25 + 0.5);
        assertValue(new Adversarial.Hinge().generator(real, fake), 1);
        Adversarial squares = new Adversarial.LeastSquares(Labels.HARD);
        assertValue(squares.critic(real, fake), 0.5 * (0.5 * (1 + 0.25) + 0.5 * 4));
        assertValue(squares.generator(real, fake), 0.5 * 0.5 * (9 + 1));
        Adversarial l1 = new Adversarial.L1(new Labels(0.9, 0.2));
        assertValue(l1.critic(real, fake), 0.5 * (0.5 * (1.1 + 0.4) + 0.5 * (2.2 + 0.2)));
        assertValue(l1.generator(real, fake), 0.5 * (3 + 1));
        Adversarial logistic = new Adversarial.Logistic();
        assertValue(
                logistic.critic(real, fake),
                0.5 * (softplus(-2) + softplus(-0.5)) + 0.5 * (softplus(-2) + softplus(0)));
        assertValue(logistic.generator(real, fake), 0.5 * (softplus(2) + softplus(0)));
        Adversarial relative = new Adversarial.RelativisticAverage();
        assertValue(
                relative.critic(real, fake),
                0.5 * (softplus(-3) + softplus(-1.5)) + 0.5 * (softplus(-3.25) + softplus(-1.25)));
        assertValue(
                relative.generator(real, fake),
                0.5 * (softplus(3) + softplus(1.5)) + 0.5 * (softplus(3.25) + softplus(1.25)));
    }

    private static double softplus(double x) {
        return Math.log1p(Math.exp(x));
    }

    @Test
    void stylesAndContent() {
        NDArray a = manager.create(new float[] {1, 2, 3, 4}, new Shape(1, 2, 1, 2));
        NDArray b = manager.create(new float[4], new Shape(1, 2, 1, 2));
        assertValue(FeatureLoss.content(PixelLoss.L1).of(a, b), 2.5);
        // Products of channels: 5, 11, 11, 25.
        assertValue(FeatureLoss.gram(false, PixelLoss.L1).of(a, b), 52 / 2.0 / 4);
        assertValue(FeatureLoss.gram(true, PixelLoss.MSE).of(a, b), (25 + 121 + 121 + 625) / 16.0 / 4);
        assertValue(FeatureLoss.moments(PixelLoss.L1).of(a, b), (1.5 + 3.5) / 2 + 0.5 - 1e-5);
    }

    @Test
    void unitVectorsForgetLength() {
        NDArray a = manager.create(new float[] {3, 0, 4, 1}, new Shape(1, 2, 1, 2));
        NDArray b = manager.create(new float[] {1, 2, 0, 0}, new Shape(1, 2, 1, 2));
        // Pixel 0: (0.6, 0.8) against (1, 0); pixel 1: (0, 1) against (1, 0).
        assertValue(FeatureLoss.unitNormalised(null).of(a, b), (0.16 + 0.64 + 2) / 2);
        assertValue(FeatureLoss.unitNormalised(null).of(a.mul(7), a), 0);
        NDArray weights = manager.create(new float[] {0.5f, 2}, new Shape(1, 2, 1, 1));
        assertValue(FeatureLoss.unitNormalised(weights).of(a, b), (0.08 + 1.28 + 0.5 + 2) / 2);
    }

    @Test
    void layersAreAddedByWeight() {
        Map<String, NDArray> a = Map.of("low", noise(1, IMAGE), "high", noise(2, IMAGE));
        Map<String, NDArray> b = Map.of("low", noise(3, IMAGE), "high", noise(4, IMAGE));
        FeatureLoss loss = FeatureLoss.content(PixelLoss.MSE);
        double low = loss.of(a.get("low"), b.get("low")).getFloat();
        double high = loss.of(a.get("high"), b.get("high")).getFloat();
        assertValue(loss.of(a, b, Map.of("low", 2.0, "high", 0.5)), 2 * low + 0.5 * high);
        assertThatThrownBy(() -> loss.of(a, b, Map.of("middle", 1.0))).hasMessageContaining("middle");
    }

    @Test
    void variationAndDivergence() {
        NDArray image = manager.create(new float[] {0, 1, 3, 3, 3, 0}, new Shape(1, 1, 2, 3));
        assertValue(Regularity.totalVariation(image), (1 + 2 + 0 + 3) / 4.0 + (3 + 2 + 3) / 3.0);
        NDArray mean = manager.create(new float[] {1, 0, 3, 0}, new Shape(2, 2));
        NDArray logVariance = manager.create(new float[] {0, 0, 0, (float) Math.log(2)}, new Shape(2, 2));
        double second = 0.5 * 0.5 * (2 - 1 - Math.log(2));
        assertValue(Regularity.divergence(mean, logVariance, 0), (2.5 + second) / 2);
        assertValue(Regularity.divergence(mean, logVariance, 0.2), (2.5 + 0.2) / 2);
    }

    @Test
    void recognition() {
        NDArray logits = manager.create(new float[] {1, 2, 0, 3}, new Shape(2, 2));
        assertValue(Recognition.crossEntropy(logits, new int[] {0, 1}), (softplus(1) + softplus(-3)) / 2);
        // Views 0 and 1 are parallel, 2 and 3 too, and both pairs are orthogonal.
        NDArray views = manager.create(new float[] {2, 0, 1, 0, 0, 3, 0, 1}, new Shape(4, 2));
        assertValue(Recognition.partners(views, 0.5), Math.log(Math.exp(2) + 2) - 2);
    }

    @TestFactory
    List<DynamicTest> gradientsAreThoseOfFiniteDifferences() {
        Map<String, UnaryOperator<NDArray>> losses = Map.ofEntries(
                Map.entry("Charbonnier", x -> PixelLoss.CHARBONNIER.of(x, noise(9, IMAGE))),
                Map.entry("MSE", x -> PixelLoss.MSE.of(x, noise(9, IMAGE))),
                Map.entry("Huber", x -> PixelLoss.HUBER.of(x, noise(9, IMAGE))),
                Map.entry(
                        "classes",
                        x -> Recognition.crossEntropy(
                                x.reshape(12, 10), new int[] {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8})),
                Map.entry("partners", x -> Recognition.partners(x.reshape(12, 10), 0.5)),
                Map.entry("L1", x -> PixelLoss.L1.of(x, noise(9, IMAGE))),
                Map.entry("gram", x -> FeatureLoss.gram(false, PixelLoss.MSE).of(x, noise(9, IMAGE))),
                Map.entry("moments", x -> FeatureLoss.moments(PixelLoss.MSE).of(x, noise(9, IMAGE))),
                Map.entry("unit", x -> FeatureLoss.unitNormalised(null).of(x, noise(9, IMAGE))),
                Map.entry("variation", Regularity::totalVariation),
                Map.entry("divergence", x -> Regularity.divergence(x, Scalars.times(x, 0.3), 0.01)),
                Map.entry("hinge", x -> new Adversarial.Hinge().critic(x, Scalars.times(x, 0.4))),
                Map.entry("logistic", x -> new Adversarial.Logistic().critic(x, x.square())),
                Map.entry(
                        "relativistic", x -> new Adversarial.RelativisticAverage().generator(x, Scalars.times(x, -2))),
                Map.entry(
                        "least squares", x -> new Adversarial.LeastSquares(Labels.HARD).critic(x, Scalars.times(x, 3))),
                Map.entry("L1 labels", x -> new Adversarial.L1(Labels.HARD).generator(x, x)),
                Map.entry(
                        "penalty",
                        x -> new GradientPenalty(1).of(autograd, y -> y.mul(x).tanh(), noise(8, IMAGE))));
        return losses.entrySet().stream()
                .map(loss -> DynamicTest.dynamicTest(loss.getKey(), () -> assertGradient(loss.getValue())))
                .toList();
    }

    private void assertGradient(UnaryOperator<NDArray> loss) {
        // Dynamic tests share one life cycle, so arrays are made here.
        NDArray x = noise(5, IMAGE);
        x.setRequiresGradient(true);
        float[] gradient = autograd.gradients(loss.apply(x), List.of(x)).get(0).toFloatArray();
        float[] values = noise(5, IMAGE).toFloatArray();
        for (int i = 0; i < values.length; i += 7) {
            double h = 4e-3;
            double slope = (moved(loss, values, i, h) - moved(loss, values, i, -h)) / (2 * h);
            assertThat((double) gradient[i]).as("value %d", i).isCloseTo(slope, within(5e-4 + 0.02 * Math.abs(slope)));
        }
    }

    private double moved(UnaryOperator<NDArray> loss, float[] values, int i, double h) {
        float[] moved = values.clone();
        moved[i] += (float) h;
        NDArray x = manager.create(moved, IMAGE);
        x.setRequiresGradient(true);
        return loss.apply(x).getFloat();
    }

    @Test
    void aPenaltyIsZeroWhereTheSlopeIsRight() {
        NDArray direction = array(0.6f, 0, 0.8f).reshape(1, 3);
        NDArray images = noise(3, new Shape(4, 3));
        UnaryOperator<NDArray> steep = x -> Scalars.times(x.mul(direction).sum(new int[] {1}), 3);
        assertValue(new GradientPenalty(3).of(autograd, steep, images), 0);
        assertValue(new GradientPenalty(1).of(autograd, steep, images), 4);
        NDArray middle = GradientPenalty.between(array(4, 4), array(0, 2), array(0.25f, 0.5f));
        assertThat(middle.toFloatArray()).containsExactly(1, 3);
    }
}
