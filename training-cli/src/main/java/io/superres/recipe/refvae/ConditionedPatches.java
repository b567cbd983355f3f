package io.superres.recipe.refvae;

import io.superres.data.Crops;
import io.superres.data.ImagePicker;
import io.superres.data.PatchSampler;
import io.superres.degrade.Scene;
import io.superres.image.BicubicResize;
import io.superres.image.Plane;
import io.superres.recipe.Rgb;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Pairs of patches, each with an image that its condition comes from. Batch {@code n} depends on the seed and on
 * {@code n} alone. Thread-safe.
 *
 * @param pairs makes LR and HR patches
 * @param picker chooses other images
 * @param shares of each kind of condition
 * @param patch extent of an LR patch
 * @param extent to which references are brought
 */
record ConditionedPatches(
        PatchSampler pairs,
        ImagePicker picker,
        Map<ConditionKind, Double> shares,
        int patch,
        int scale,
        int extent,
        long seed) {
    private static final int DARK = 128;

    /** Axes (patch, 3, y, x) each. */
    record Batch(float[] lr, float[] hr, float[] reference) {}

    Batch batch(long number, int size) {
        PatchSampler.Batch made = pairs.batch(number, size);
        SplittableRandom random = new SplittableRandom(~seed ^ number * 0x9E3779B97F4A7C15L);
        float[] references = new float[size * Rgb.BANDS * extent * extent];
        for (int i = 0; i < size; i++)
            switch (kind(random)) {
                case HR -> resized(made.hr(), i, patch * scale, references);
                case LR -> resized(made.lr(), i, patch, references);
                case OTHER -> other(random.split(), i, references);
                case NOISE -> noise(random.split(), i, references);
            }
        return new Batch(made.lr(), made.hr(), references);
    }

    private ConditionKind kind(SplittableRandom random) {
        double at = random.nextDouble(
                shares.values().stream().mapToDouble(Double::doubleValue).sum());
        for (Map.Entry<ConditionKind, Double> share : shares.entrySet()) {
            at -= share.getValue();
            if (at < 0) return share.getKey();
        }
        return ConditionKind.HR;
    }

    private void resized(float[] from, int image, int side, float[] to) {
        for (int c = 0; c < Rgb.BANDS; c++) {
            int band = image * Rgb.BANDS + c;
            float[] pixels = java.util.Arrays.copyOfRange(from, band * side * side, (band + 1) * side * side);
            put(BicubicResize.to(new Plane(pixels, side, side), extent, extent), band, to);
        }
    }

    /** Any square part of any image, from the reference's extent on up to all of it. */
    private void other(SplittableRandom random, int image, float[] to) {
        Scene scene = picker.image(random);
        int shorter = Math.min(scene.width(), scene.height());
        int side = shorter <= extent ? shorter : random.nextInt(extent, shorter + 1);
        Scene part = Crops.random(scene, side, random);
        for (int c = 0; c < Rgb.BANDS; c++)
            put(BicubicResize.to(Rgb.planes(part).get(c), extent, extent), image * Rgb.BANDS + c, to);
    }

    private void noise(SplittableRandom random, int image, float[] to) {
        int size = Rgb.BANDS * extent * extent;
        for (int i = 0; i < size; i++) to[image * size + i] = random.nextInt(DARK) / 255f;
    }

    private void put(Plane plane, int band, float[] to) {
        System.arraycopy(plane.pixels(), 0, to, band * extent * extent, extent * extent);
    }
}
