package io.superres.data;

import io.superres.degrade.Degraded;
import io.superres.degrade.Scene;
import java.util.SplittableRandom;

/**
 * Cuts random pairs of patches. Batch {@code n} depends on the seed and on {@code n} alone, so a resumed run sees the
 * same batches as an uninterrupted one. Thread-safe.
 */
public final class PatchSampler {
    private final ImagePicker picker;
    private final Pairs pairs;
    private final Variety variety;
    private final int channels;
    private final int patch;
    private final long seed;

    /**
     * @param picker draws what to cut from
     * @param variety how images are changed before they are cut
     * @param pairs how LR patches are made
     * @param channels 1: of a colour image, its luma or one of its channels; 3: of a grey image, three copies
     * @param patch extent of an LR patch in pixels
     */
    public PatchSampler(ImagePicker picker, Variety variety, Pairs pairs, int channels, int patch, long seed) {
        if (channels != 1 && channels != 3) throw new IllegalArgumentException("patches have 1 or 3 channels");
        this.picker = picker;
        this.variety = variety;
        this.pairs = pairs;
        this.channels = channels;
        this.patch = patch;
        this.seed = seed;
    }

    /** Pairs of patches, LR and HR each with axes (patch, channel, y, x). */
    public record Batch(float[] lr, float[] hr) {}

    public Batch batch(long number, int size) {
        SplittableRandom random = random(seed, number);
        int hrPatch = patch * pairs.scale();
        Batch batch =
                new Batch(new float[size * channels * patch * patch], new float[size * channels * hrPatch * hrPatch]);
        for (int i = 0; i < size; i++) {
            Scene scene = variety.of(channels == 1 ? picker.grey(random) : picker.image(random), 2 * hrPatch, random);
            int[] corner = LivelyPlace.of(scene, patch, pairs.scale(), random);
            int symmetry = random.nextInt(Symmetry.COUNT);
            Degraded pair = pairs.at(scene, corner[0], corner[1], patch, patch, random.split());
            for (int c = 0; c < channels; c++) {
                int from = Math.min(c, scene.planes().size() - 1);
                Symmetry.copy(pair.lr().planes().get(from), symmetry, batch.lr(), i * channels + c);
                Symmetry.copy(pair.hr().planes().get(from), symmetry, batch.hr(), i * channels + c);
            }
        }
        return batch;
    }

    /** The random numbers of batch {@code number}. */
    static SplittableRandom random(long seed, long number) {
        return new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L));
    }
}
