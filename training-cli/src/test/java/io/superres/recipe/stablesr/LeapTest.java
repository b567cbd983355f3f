package io.superres.recipe.stablesr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.superres.method.stablesr.Ddim;
import io.superres.method.stablesr.DiffusionSchedule;
import io.superres.method.stablesr.Prediction;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeapTest {
    private static final DiffusionSchedule SCHEDULE = DiffusionSchedule.standard();

    /** Each latent goes where the engine's sampler takes it, from a time of its own. */
    @ParameterizedTest
    @EnumSource(Prediction.class)
    void leapsAreStepsOfTheEngine(Prediction prediction) {
        Ddim sampler = new Ddim(SCHEDULE, 4, 0);
        int[] steps = {3, 1};
        int[] from = {sampler.time(3), sampler.time(1)};
        int[] to = {sampler.time(2), sampler.time(0)};
        float[] latent = Noising.normal(new SplittableRandom(1), 12);
        float[] said = Noising.normal(new SplittableRandom(2), 12);
        try (NDManager manager = NDManager.newBaseManager()) {
            Shape shape = new Shape(2, 2, 1, 3);
            NDArray reached = Leap.between(from, to, prediction, manager)
                    .from(manager.create(latent, shape), manager.create(said, shape));
            for (int i = 0; i < 2; i++) {
                float[] one = part(latent, i);
                float[] noise = prediction.noise(one, part(said, i), SCHEDULE.left(from[i]));
                sampler.step(steps[i], one, noise, null);
                assertThat(part(reached.toFloatArray(), i)).containsExactly(one, within(1e-4f));
            }
        }
    }

    private static float[] part(float[] both, int number) {
        return Arrays.copyOfRange(both, number * 6, number * 6 + 6);
    }
}
