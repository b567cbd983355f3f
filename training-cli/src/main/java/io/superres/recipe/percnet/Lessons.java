package io.superres.recipe.percnet;

import io.superres.data.Crops;
import io.superres.data.ImagePicker;
import io.superres.degrade.Scene;
import io.superres.image.BicubicResize;
import io.superres.network.PercNet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes the images of a training step. Half of a batch are damaged crops, turned by a random number of quarter turns:
 * the network is to say what was done to them and how they were turned. The other half are pairs of views, neighbours in
 * the batch, of one place each: the network is to tell which belong together. Thread-safe.
 *
 * @param images where crops come from
 * @param crop their extent
 * @param batch images per step, a multiple of 4
 */
record Lessons(ImagePicker images, int crop, int batch, long seed) {
    private static final double MOST_GAIN = 0.25;
    private static final double MOST_SHIFT = 0.1;
    private static final double MOST_RESCALE = 2;

    /**
     * @param images axes (image, 3, y, x), the damaged ones first
     * @param severities axes (damaged image, {@value PercNet#DEGRADATIONS})
     * @param turns quarter turns of each damaged image
     */
    record Batch(float[] images, float[] severities, int[] turns) {}

    /** Batch {@code number} depends on the seed and on {@code number} alone. */
    Batch at(long number) {
        SplittableRandom random = new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L + 0x2545F4914F6CDD1DL));
        int damaged = batch / 2;
        List<Scene> scenes = new ArrayList<>();
        float[] severities = new float[damaged * PercNet.DEGRADATIONS];
        int[] turns = new int[damaged];
        for (int i = 0; i < damaged; i++) {
            Damage damage = Damage.any(random);
            turns[i] = random.nextInt(4);
            Scene whole = Crops.random(images.image(random), crop, random);
            scenes.add(damage.to(Crops.turned(whole, turns[i]), random));
            for (int k = 0; k < PercNet.DEGRADATIONS; k++)
                severities[i * PercNet.DEGRADATIONS + k] = (float) damage.severities()[k];
        }
        for (int i = 0; i < (batch - damaged) / 2; i++) {
            Scene image = images.image(random);
            int around = Math.min(2 * crop, Math.min(image.width(), image.height()));
            Scene place = Crops.random(image, around, random);
            scenes.add(view(place, random));
            scenes.add(view(place, random));
        }
        return new Batch(Crops.rgb(scenes), severities, turns);
    }

    /** Another look at a place: part of it, rescaled, mirrored, with other colours. */
    private Scene view(Scene place, SplittableRandom random) {
        int largest = Math.min(place.width(), (int) (crop * MOST_RESCALE));
        int extent = crop + random.nextInt(largest - crop + 1);
        int x = random.nextInt(place.width() - extent + 1);
        int y = random.nextInt(place.height() - extent + 1);
        boolean mirror = random.nextBoolean();
        Scene part = place.crop(x, y, extent, extent)
                .with(plane -> BicubicResize.to(plane, crop, crop))
                .with(plane -> mirror ? Crops.mirrored(plane) : plane);
        double gain = 1 + MOST_GAIN * (2 * random.nextDouble() - 1);
        return part.with(plane -> plane.linear(
                gain * (1 + MOST_GAIN / 2 * (2 * random.nextDouble() - 1)),
                MOST_SHIFT * (2 * random.nextDouble() - 1)));
    }
}
