package io.superres.recipe.stablesr;

import io.superres.CancelledException;
import io.superres.Progress;
import io.superres.data.PatchSampler;
import io.superres.image.Plane;
import io.superres.method.stablesr.LatentMaker;
import io.superres.method.stablesr.Place;
import io.superres.method.stablesr.PlacedNoise;
import io.superres.onnx.Tensor;
import io.superres.recipe.Rgb;
import io.superres.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Patches with the latents that sampling has made of them (Wang et al. 2024, section 3.3).
 *
 * @param all one after another
 */
record GeneratedLatents(List<One> all) {

    /**
     * @param lr bands, rows, columns
     * @param hr likewise
     * @param latent of unit variance; channels, rows, columns
     */
    record One(float[] lr, float[] hr, float[] latent) {}

    /** A choice of some of them, one behind the other. */
    record Batch(float[] lr, float[] hr, float[] latent) {}

    /**
     * @param number how many
     * @param extent of an LR patch
     * @throws CancelledException if the listener asked to stop
     */
    static GeneratedLatents make(
            LatentMaker maker, PatchSampler patches, int number, int extent, int threads, TrainingListener listener) {
        List<One> all = new ArrayList<>();
        for (int n = 0; n < number; n++) {
            if (listener.cancelled()) throw new CancelledException();
            PatchSampler.Batch patch = patches.batch(n, 1);
            List<Plane> lr = Rgb.planes(Tensor.of(patch.lr(), 1, Rgb.BANDS, extent, extent));
            Place place = new Place(new PlacedNoise(n), 0, 0);
            all.add(new One(
                    patch.lr(),
                    patch.hr(),
                    maker.made(lr, place, threads, Progress.NONE).values()));
        }
        return new GeneratedLatents(all);
    }

    /** Batch {@code number} of a run. */
    Batch batch(long number, int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ number * 0x9E3779B97F4A7C15L);
        One first = all.get(0);
        Batch batch = new Batch(
                new float[size * first.lr().length],
                new float[size * first.hr().length],
                new float[size * first.latent().length]);
        for (int i = 0; i < size; i++) {
            One one = all.get(random.nextInt(all.size()));
            copy(one.lr(), batch.lr(), i);
            copy(one.hr(), batch.hr(), i);
            copy(one.latent(), batch.latent(), i);
        }
        return batch;
    }

    private static void copy(float[] from, float[] to, int place) {
        System.arraycopy(from, 0, to, place * from.length, from.length);
    }
}
