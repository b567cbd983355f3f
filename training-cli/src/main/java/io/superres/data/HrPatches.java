package io.superres.data;

import io.superres.degrade.Scene;
import java.util.SplittableRandom;

/**
 * Cuts random patches of three bands; a grey image counts as three equal ones. Batch {@code n} depends on the seed and
 * on {@code n} alone. Thread-safe.
 *
 * @param patch extent of a patch in pixels
 */
public record HrPatches(ImagePicker picker, Variety variety, int patch, long seed) {
    private static final int BANDS = 3;

    /** Values with axes (patch, band, y, x). */
    public float[] batch(long number, int size) {
        SplittableRandom random = PatchSampler.random(seed, number);
        float[] values = new float[size * BANDS * patch * patch];
        for (int i = 0; i < size; i++) {
            Scene scene = variety.of(picker.image(random), 2 * patch, random);
            int[] corner = LivelyPlace.of(scene, patch, 1, random);
            int symmetry = random.nextInt(Symmetry.COUNT);
            Scene part = scene.crop(corner[0], corner[1], patch, patch);
            for (int c = 0; c < BANDS; c++) {
                int from = Math.min(c, scene.planes().size() - 1);
                Symmetry.copy(part.planes().get(from), symmetry, values, i * BANDS + c);
            }
        }
        return values;
    }
}
