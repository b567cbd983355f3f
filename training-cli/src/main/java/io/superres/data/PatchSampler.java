package io.superres.data;

import io.superres.degrade.Degraded;
import io.superres.degrade.Scene;
import io.superres.image.Plane;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Cuts random pairs of patches. Batch {@code n} depends on the seed and on {@code n} alone, so a resumed run sees the
 * same batches as an uninterrupted one. Thread-safe.
 */
public final class PatchSampler {
    private final ImagePicker picker;
    private final Pairs pairs;
    private final int channels;
    private final int patch;
    private final long seed;

    /**
     * @param images what to cut from
     * @param weights see {@link ImagePicker}
     * @param pairs how LR patches are made
     * @param channels 1: of a colour image, its luma or one of its channels; 3: of a grey image, three copies
     * @param patch extent of an LR patch in pixels
     */
    public PatchSampler(
            List<TrainingImage> images, Map<String, Double> weights, Pairs pairs, int channels, int patch, long seed) {
        if (channels != 1 && channels != 3) throw new IllegalArgumentException("patches have 1 or 3 channels");
        picker = new ImagePicker(images, weights);
        this.pairs = pairs;
        this.channels = channels;
        this.patch = patch;
        this.seed = seed;
    }

    /** Pairs of patches, LR and HR each with axes (patch, channel, y, x). */
    public record Batch(float[] lr, float[] hr) {}

    public Batch batch(long number, int size) {
        SplittableRandom random = new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L));
        int hrPatch = patch * pairs.scale();
        Batch batch =
                new Batch(new float[size * channels * patch * patch], new float[size * channels * hrPatch * hrPatch]);
        for (int i = 0; i < size; i++) {
            Scene scene = channels == 1 ? picker.grey(random) : picker.image(random);
            int[] corner = corner(scene, random);
            int symmetry = random.nextInt(8);
            Degraded pair = pairs.at(scene, corner[0], corner[1], patch, patch, random.split());
            for (int c = 0; c < channels; c++) {
                int from = Math.min(c, scene.planes().size() - 1);
                turn(pair.lr().planes().get(from), symmetry, batch.lr(), i * channels + c);
                turn(pair.hr().planes().get(from), symmetry, batch.hr(), i * channels + c);
            }
        }
        return batch;
    }

    /** Of two random places the one with more contrast: flat background teaches little. In LR pixels. */
    private int[] corner(Scene scene, SplittableRandom random) {
        int[] best = null;
        double most = -1;
        for (int i = 0; i < 2; i++) {
            int x = random.nextInt(scene.width() / pairs.scale() - patch + 1);
            int y = random.nextInt(scene.height() / pairs.scale() - patch + 1);
            double variance = variance(scene.planes().get(scene.planes().size() / 2), x, y);
            if (variance > most) {
                most = variance;
                best = new int[] {x, y};
            }
        }
        return best;
    }

    private double variance(Plane hr, int lrX, int lrY) {
        int extent = patch * pairs.scale();
        double sum = 0;
        double squares = 0;
        for (int y = 0; y < extent; y++)
            for (int x = 0; x < extent; x++) {
                double v = hr.get(lrX * pairs.scale() + x, lrY * pairs.scale() + y);
                sum += v;
                squares += v * v;
            }
        double n = (double) extent * extent;
        return squares / n - (sum / n) * (sum / n);
    }

    /** Copies a square to place {@code index}, turned by one of the eight symmetries of a square. */
    private static void turn(Plane from, int symmetry, float[] to, int index) {
        int extent = from.width();
        int out = index * extent * extent;
        for (int y = 0; y < extent; y++)
            for (int x = 0; x < extent; x++) {
                int u = (symmetry & 1) == 0 ? x : extent - 1 - x;
                int v = (symmetry & 2) == 0 ? y : extent - 1 - y;
                boolean swap = (symmetry & 4) != 0;
                to[out++] = from.get(swap ? v : u, swap ? u : v);
            }
    }
}
