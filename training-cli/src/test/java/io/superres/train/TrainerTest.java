package io.superres.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.superres.BadInputException;
import io.superres.CancelledException;
import io.superres.loss.Adversarial;
import io.superres.loss.PixelLoss;
import io.superres.onnx.Graph;
import io.superres.optimise.Adam;
import io.superres.optimise.Sgd;
import io.superres.train.check.DeadRunException;
import io.superres.train.check.RunChecks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
    private static final int MANY = 64;

    @TempDir
    Path folder;

    /** A generator that must learn to draw from N(3, 0.5), and its critic. */
    private final class Game implements AutoCloseable {
        final Trainer trainer;
        final Learner generator;
        final Learner critic;
        final Adversarial rule;

        Game(Path out, Adversarial rule, TrainingListener listener) {
            this.rule = rule;
            trainer = Trainer.open(Toys.run(out), listener);
            generator = trainer.learner(
                    "generator",
                    Toys.line(1, 0),
                    Learning.with(Adam.withBetas(0.5, 0.9)).averaged(0.98));
            critic = trainer.learner(
                    "critic",
                    Toys.critic(5),
                    Learning.with(Adam.withBetas(0.5, 0.9)).spectral(name -> name.endsWith("weight")));
        }

        void step(Step step) {
            NDArray noise = step.tensor(Toys.noise(2 * step.number(), MANY, 1), MANY, 1, 1, 1);
            NDArray real = step.tensor(Toys.noise(2 * step.number() + 1, MANY, 0.5), MANY, 1, 1, 1)
                    .add(3);
            NDArray fake = generator.forward(noise).get(0);
            step.minimise(
                    generator,
                    0.01,
                    Term.of(
                            "adversarial",
                            rule.generator(
                                    critic.forward(real).get(0),
                                    critic.forward(fake).get(0))));
            NDArray seen = fake.stopGradient();
            step.minimise(
                    critic,
                    0.02,
                    Term.of(
                            "critic",
                            rule.critic(
                                    critic.forward(real).get(0),
                                    critic.forward(seen).get(0))));
        }

        void train(long steps, boolean resume) throws Exception {
            Phase half = new Phase("begin", steps / 2, this::step);
            Phase rest = new Phase("end", steps - steps / 2, this::step);
            trainer.train(List.of(half, rest), Validation.NONE, RunChecks.with(), Toys.record(), resume);
        }

        @Override
        public void close() {
            trainer.close();
        }
    }

    @Test
    void twoRunsCannotShareAFolder() throws Exception {
        try (RunLock first = RunLock.of(folder)) {
            assertThatThrownBy(() -> RunLock.of(folder))
                    .isInstanceOf(io.superres.BadInputException.class)
                    .hasMessageContaining("another run is writing to " + folder);
        }
        RunLock.of(folder).close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void alternatingOptimisersMoveTheMeanToItsTarget() throws Exception {
        for (Adversarial rule : List.of(
                new Adversarial.Hinge(),
                new Adversarial.LeastSquares(Adversarial.Labels.HARD),
                new Adversarial.RelativisticAverage()))
            try (Game game = new Game(folder, rule, TrainingListener.NONE)) {
                game.train(500, false);
                assertThat(Toys.parameter(game.generator.averaged(), "b"))
                        .as("%s", rule)
                        .isCloseTo(3, within(0.5f));
            }
    }

    @Test
    void twoOptimisersAveragesAndSingularVectorsResumeBitForBit() throws Exception {
        List<Graph> straight = play("straight", 40, TrainingListener.NONE, false);
        for (long stopAt : new long[] {7, 20, 33}) {
            assertThatThrownBy(() -> play("broken" + stopAt, 40, new StopAt(stopAt), false))
                    .isInstanceOf(CancelledException.class);
            assertThat(play("broken" + stopAt, 40, TrainingListener.NONE, true)).isEqualTo(straight);
        }
    }

    private List<Graph> play(String out, long steps, TrainingListener listener, boolean resume) throws Exception {
        try (Game game = new Game(folder.resolve(out), new Adversarial.Hinge(), listener)) {
            game.train(steps, resume);
            return List.of(
                    game.generator.current(), game.generator.averaged(), game.critic.current(), game.critic.averaged());
        }
    }

    @Test
    void onlyWhatIsMinimisedMovesAndGradientsPassThroughTheRest() throws Exception {
        try (Trainer trainer = Trainer.open(Toys.run(folder), TrainingListener.NONE)) {
            Learner first = trainer.learner("first", Toys.line(1, 0), Learning.with(new Sgd(0, 0)));
            Learner idle = trainer.learner("idle", Toys.line(2, 1), Learning.with(new Sgd(0, 0.1)));
            Frozen frozen = trainer.frozen(Toys.line(-3, 0.5));
            Graph before = idle.current();
            Phase phase = new Phase("only", 1, step -> {
                NDArray x = step.tensor(new float[] {2}, 1, 1, 1, 1);
                NDArray y = frozen.forward(idle.forward(first.forward(x).get(0)).get(0))
                        .get(0);
                step.minimise(first, 0.01, Term.of("value", y.sum()));
            });
            trainer.train(List.of(phase), Validation.NONE, List.of(), Toys.record(), false);
            assertThat(idle.current()).isEqualTo(before);
            // d y / d w = -3 * 2 * x = -12 and d y / d b = -6, followed down at 0.01.
            assertThat(Toys.parameter(first.current(), "w")).isCloseTo(1.12f, within(1e-6f));
            assertThat(Toys.parameter(first.current(), "b")).isCloseTo(0.06f, within(1e-6f));
        }
    }

    @Test
    void aNetworkMayLearnInPart() throws Exception {
        try (Trainer trainer = Trainer.open(Toys.run(folder), TrainingListener.NONE)) {
            Learning slopeOnly = Learning.with(new Sgd(0, 0.5)).without(name -> name.equals("b"));
            Learner line = trainer.learner("line", Toys.line(1, 7), slopeOnly);
            Phase phase = new Phase("only", 3, step -> {
                NDArray x = step.tensor(new float[] {2}, 1, 1, 1, 1);
                step.minimise(line, 0.1, Term.of("value", line.forward(x).get(0).sum()));
            });
            trainer.train(List.of(phase), Validation.NONE, List.of(), Toys.record(), false);
            assertThat(Toys.parameter(line.current(), "b")).isEqualTo(7);
            assertThat(Toys.parameter(line.current(), "w")).isLessThan(0.5f);
        }
    }

    @Test
    void networksThatShareALossMoveTogether() throws Exception {
        try (Trainer trainer = Trainer.open(Toys.run(folder), TrainingListener.NONE)) {
            Learner encoder = trainer.learner("encoder", Toys.line(1, 0), Learning.with(new Sgd(0, 0)));
            Learner decoder = trainer.learner("decoder", Toys.line(1, 0), Learning.with(new Sgd(0, 0)));
            Phase phase = new Phase("only", 300, step -> {
                NDArray x = step.tensor(Toys.noise(step.number(), MANY, 1), MANY, 1, 1, 1);
                NDArray y = decoder.forward(encoder.forward(x).get(0)).get(0);
                step.minimise(
                        List.of(encoder, decoder),
                        0.05,
                        Term.of("fit", PixelLoss.MSE.of(y, x.mul(4).add(1))));
            });
            trainer.train(List.of(phase), Validation.NONE, List.of(), Toys.record(), false);
            float product = Toys.parameter(encoder.current(), "w") * Toys.parameter(decoder.current(), "w");
            assertThat(product).isCloseTo(4, within(0.05f));
            assertThat(Toys.parameter(encoder.current(), "w")).isGreaterThan(1.5f);
        }
    }

    @Test
    void partsOfABatchAddUpToTheWhole() throws Exception {
        assertThat(fitted(4).initializers().get("w").floats()[0])
                .isCloseTo(fitted(1).initializers().get("w").floats()[0], within(1e-6f));
    }

    private Graph fitted(int parts) throws Exception {
        try (Trainer trainer = Trainer.open(Toys.run(folder), TrainingListener.NONE)) {
            Learner line = trainer.learner("line", Toys.line(0, 0), Learning.with(Adam.standard()));
            float[] all = Toys.noise(3, MANY, 1);
            int share = MANY / parts;
            Phase phase = new Phase(
                    "only",
                    20,
                    step -> step.minimiseInParts(List.of(line), 0.1, parts, part -> {
                        float[] some = java.util.Arrays.copyOfRange(all, part * share, (part + 1) * share);
                        NDArray x = step.tensor(some, share, 1, 1, 1);
                        return new Term[] {
                            Term.of("fit", PixelLoss.MSE.of(line.forward(x).get(0), x.mul(2)))
                        };
                    }));
            trainer.train(List.of(phase), Validation.NONE, List.of(), Toys.record(), false);
            return line.current();
        }
    }

    @Test
    void aRunWhoseNumbersAreNotFiniteStopsAndKeepsItsCheckpoint() throws Exception {
        Run run = new Run("toy", folder, 1, 1000, 3);
        try (Trainer trainer = Trainer.open(run, TrainingListener.NONE)) {
            Learner line = trainer.learner("line", Toys.line(1, 0), Learning.with(Adam.standard()));
            Phase phase = new Phase("only", 100, step -> {
                NDArray x = step.tensor(new float[] {step.number() > 10 ? Float.NaN : 1}, 1, 1, 1, 1);
                step.minimise(
                        line, 1e-3, Term.of("value", line.forward(x).get(0).sum()));
            });
            assertThatThrownBy(() ->
                            trainer.train(List.of(phase), Validation.NONE, RunChecks.with(), Toys.record(), false))
                    .isInstanceOf(DeadRunException.class)
                    .hasMessageContaining("step 15")
                    .hasMessageContaining("not finite")
                    .hasMessageContaining("learningRate");
            assertThat(Float.isFinite(Toys.parameter(line.current(), "w"))).isTrue();
        }
        assertThat(Checkpoint.read(folder.resolve("checkpoint.bin"), "toy").step())
                .isEqualTo(12);
    }

    @Test
    void aCheckpointOfAnotherPhaseOrOtherNetworksIsRefused() throws Exception {
        play("first", 10, TrainingListener.NONE, false);
        try (Trainer trainer = Trainer.open(Toys.run(folder.resolve("first")), TrainingListener.NONE)) {
            trainer.learner("generator", Toys.line(1, 0), Learning.with(new Sgd(0.9, 0)));
            assertThatThrownBy(() -> trainer.train(
                            List.of(new Phase("end", 1, step -> {})), Validation.NONE, List.of(), Toys.record(), true))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("generator/velocity");
        }
        try (Trainer trainer = Trainer.open(Toys.run(folder.resolve("first")), TrainingListener.NONE)) {
            assertThatThrownBy(() -> trainer.train(
                            List.of(new Phase("other", 1, step -> {})),
                            Validation.NONE,
                            List.of(),
                            Toys.record(),
                            true))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("phase 'end'");
        }
    }

    @Test
    void phasesFollowOneAnotherAndTheirNumbersAreKept() throws Exception {
        List<String> seen = new ArrayList<>();
        Run run = new Run("toy", folder, 1, 2, 1000);
        try (Trainer trainer = Trainer.open(run, TrainingListener.NONE)) {
            Learner line = trainer.learner("line", Toys.line(1, 0), Learning.with(Adam.standard()));
            Phase.Rule rule = step -> {
                seen.add(step.number() + "." + step.local());
                NDArray y = line.forward(step.tensor(new float[] {1}, 1, 1, 1, 1))
                        .get(0)
                        .sum();
                step.note("extra", step.number());
                step.minimise(line, 0.5, Term.of("one", y), new Term("two", 3, y.square()));
            };
            TrainingRecord record = trainer.train(
                    List.of(new Phase("a", 3, rule), new Phase("b", 2, rule)),
                    () -> Validated.of(java.util.Map.of("accuracy", 0.75)),
                    List.of(),
                    Toys.record(),
                    false);
            assertThat(seen).containsExactly("1.1", "2.2", "3.3", "4.1", "5.2");
            assertThat(record.history())
                    .extracting(TrainingRecord.Measurement::step)
                    .containsExactly(2L, 4L, 5L);
            TrainingRecord.Measurement second = record.history().get(1);
            assertThat(second.more())
                    .containsEntry("extra", 3.5)
                    .containsEntry("accuracy", 0.75)
                    .containsEntry("learning rate", 0.5)
                    .containsKeys("one", "two", "gradient norm", "steps per second");
            assertThat(second.psnr()).isNull();
            assertThat(TrainingRecord.read(folder.resolve("training.json")).history())
                    .isEqualTo(record.history());
        }
    }

    /** As when the program is told to end while a network is being measured, and what measures it has ended already. */
    @Test
    void aMeasurementCutShortByCancellingStillLeavesACheckpoint() throws Exception {
        Path out = folder.resolve("cut");
        TrainingListener cancelled = new TrainingListener() {
            @Override
            public boolean cancelled() {
                return true;
            }
        };
        Validation broken = () -> {
            throw new IllegalStateException("closed");
        };
        assertThatThrownBy(() -> line(out, cancelled, broken)).isInstanceOf(CancelledException.class);
        assertThat(out.resolve("checkpoint.bin")).isNotEmptyFile();
        assertThatThrownBy(() -> line(folder.resolve("other"), TrainingListener.NONE, broken))
                .hasMessage("closed");
    }

    private static void line(Path out, TrainingListener listener, Validation validation) throws Exception {
        try (Trainer trainer = Trainer.open(new Run("line", out, 1, 1, 1000), listener)) {
            Learner line = trainer.learner("line", Toys.line(1, 0), Learning.with(Adam.standard()));
            Phase phase = new Phase("only", 3, step -> {
                NDArray x = step.tensor(new float[] {1, 2}, 2, 1, 1, 1);
                step.minimise(
                        line,
                        0.01,
                        Term.of("fit", PixelLoss.MSE.of(line.forward(x).get(0), x)));
            });
            trainer.train(List.of(phase), validation, List.of(), Toys.record(), false);
        }
    }
}
