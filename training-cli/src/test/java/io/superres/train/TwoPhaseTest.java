package io.superres.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import io.superres.CancelledException;
import io.superres.loss.Adversarial;
import io.superres.loss.FeatureLoss;
import io.superres.loss.Features;
import io.superres.loss.GradientPenalty;
import io.superres.loss.PixelLoss;
import io.superres.network.Sisr;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.optimise.Adam;
import io.superres.optimise.AdamW;
import io.superres.train.check.RunChecks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything together: pixels first, then pixels, features and a critic. */
class TwoPhaseTest {
    private static final int BATCH = 2;
    private static final int LR = 8;
    private static final long FIRST = 60;
    private static final long SECOND = 20;

    @TempDir
    Path folder;

    private static Graph layers(String name, int inner, int out, long seed) {
        GraphBuilder g = new GraphBuilder(name);
        Value x = g.input(ValueInfo.image("x", 1, "h", "w"));
        Value first = g.parameter("first.weight", Tensor.of(Toys.noise(seed, inner * 9, 0.3), inner, 1, 3, 3));
        Value second =
                g.parameter("second.weight", Tensor.of(Toys.noise(seed + 1, out * inner, 0.3), out, inner, 1, 1));
        g.output(ValueInfo.image("y", out, "h", "w"), g.conv(g.leakyRelu(g.conv(x, first, null), 0.2f), second, null));
        return g.build();
    }

    private record Outcome(Graph generator, Graph critic, TrainingRecord record) {}

    private Outcome play(String out, TrainingListener listener, boolean resume) throws Exception {
        Run run = new Run("two", folder.resolve(out), 1, 20, 1000);
        try (Trainer trainer = Trainer.open(run, listener);
                Features features = Features.of(layers("eyes", 6, 4, 50), List.of("y"), trainer.manager())) {
            Learner generator = trainer.learner(
                    "generator",
                    new Sisr(2, 8, 1, 1, 0).build(3),
                    Learning.with(Adam.withBetas(0.9, 0.99)).averaged(0.9).clipped(1));
            Learner critic = trainer.learner(
                    "critic",
                    layers("critic", 8, 1, 70),
                    Learning.with(new AdamW(0.5, 0.9, 1e-2)).spectral(name -> name.startsWith("first")));
            Adversarial game = new Adversarial.RelativisticAverage();
            CosineSchedule rate = new CosineSchedule(3e-3, 1e-4, 5, FIRST);
            Phase pixels = new Phase("pixels", FIRST, step -> {
                NDArray hr = truth(step);
                step.minimise(
                        generator, rate.at(step.local()), Term.of("pixel", PixelLoss.L1.of(result(generator, hr), hr)));
            });
            Phase all = new Phase("all", SECOND, step -> {
                NDArray hr = truth(step);
                NDArray fake = result(generator, hr);
                step.minimise(
                        generator,
                        1e-4,
                        Term.of("pixel", PixelLoss.L1.of(fake, hr)),
                        new Term(
                                "style",
                                0.5,
                                FeatureLoss.gram(true, PixelLoss.L1)
                                        .of(features.of(fake), features.of(hr), Map.of("y", 1.0))),
                        new Term("adversarial", 1e-2, game.generator(score(critic, hr), score(critic, fake))));
                NDArray seen = fake.stopGradient();
                step.minimise(
                        critic,
                        1e-3,
                        Term.of("critic", game.critic(score(critic, hr), score(critic, seen))),
                        new Term(
                                "penalty",
                                0.1,
                                new GradientPenalty(0).of(step.autograd(), image -> score(critic, image), hr)));
            });
            TrainingRecord record =
                    trainer.train(List.of(pixels, all), Validation.NONE, RunChecks.with(), Toys.record(), resume);
            return new Outcome(generator.averaged(), critic.current(), record);
        }
    }

    private static NDArray score(Learner critic, NDArray image) {
        return critic.forward(image).get(0);
    }

    /** Waves of random direction, which every second pixel describes well enough. */
    private static NDArray truth(Step step) {
        SplittableRandom random = new SplittableRandom(step.number());
        int extent = 2 * LR;
        float[] values = new float[BATCH * extent * extent];
        for (int n = 0; n < BATCH; n++) {
            double u = random.nextDouble(-0.8, 0.8);
            double v = random.nextDouble(-0.8, 0.8);
            double phase = random.nextDouble(6);
            for (int i = 0; i < extent * extent; i++)
                values[n * extent * extent + i] =
                        (float) (0.5 + 0.4 * Math.sin(u * (i % extent) + v * (i / extent) + phase));
        }
        return step.tensor(values, BATCH, 1, extent, extent);
    }

    private static NDArray result(Learner generator, NDArray hr) {
        NDArray lr = hr.reshape(BATCH, 1, LR, 2, LR, 2).mean(new int[] {5}).mean(new int[] {3});
        return generator.forward(lr).get(0);
    }

    @Test
    void bothPhasesLearnAndASecondPhaseResumesBitForBit() throws Exception {
        Outcome straight = play("straight", TrainingListener.NONE, false);
        List<TrainingRecord.Measurement> history = straight.record().history();
        assertThat(history).extracting(TrainingRecord.Measurement::step).containsExactly(20L, 40L, 60L, 80L);
        assertThat(history.get(2).loss()).isLessThan(0.7 * history.get(0).loss());
        assertThat(history.get(3).more())
                .containsKeys("pixel", "style", "adversarial", "critic", "penalty", "loss of critic")
                .containsKeys("learning rate of critic", "gradient norm of critic");
        assertThat(straight.critic()).isNotEqualTo(layers("critic", 8, 1, 70));
        assertThatThrownBy(() -> play("broken", new StopAt(67), false)).isInstanceOf(CancelledException.class);
        Outcome resumed = play("broken", TrainingListener.NONE, true);
        assertThat(resumed.generator()).isEqualTo(straight.generator());
        assertThat(resumed.critic()).isEqualTo(straight.critic());
    }
}
