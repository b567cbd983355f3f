package io.superres.degrade;

import io.superres.image.Plane;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The noise of counting photons; in published degradations, of an image rounded to 8 bits. */
final class ShotNoise {
    private ShotNoise() {}

    /**
     * As in BSRGAN: a white pixel counts 10^2 to 10^4 photons; noise of the colours or, as often, of their luma. The image
     * comes back rounded to 8 bits before the noise.
     */
    static Scene bsrgan(Scene image, SplittableRandom random) {
        double photons = Math.pow(10, 2 * random.nextDouble() + 2);
        Scene levels = image.rounded();
        Scene counted = random.nextBoolean() ? levels : levels.luma().rounded();
        return noise(counted, photons, image, random).addedTo(levels, 1);
    }

    /**
     * As in Real-ESRGAN: a white pixel counts as many photons as the image has different levels, rounded up to a power of
     * two.
     *
     * @param gain what the noise is multiplied with
     * @param grey whether the noise is that of the luma, the same in all planes
     */
    static Scene realEsrgan(Scene image, double gain, boolean grey, SplittableRandom random) {
        Scene levels = image.rounded();
        Scene counted = grey ? levels.luma().rounded() : levels;
        int different = differentLevels(counted);
        double photons = different == 1 ? 1 : 2.0 * Integer.highestOneBit(different - 1);
        return noise(counted, photons, image, random).addedTo(image, gain);
    }

    /**
     * Every value as it is, counted: values of 0 to 1.
     *
     * @param photons that a white pixel receives
     */
    static Scene counted(Scene image, double photons, SplittableRandom random) {
        Scene light = image.clamped();
        return noise(light, photons, light, random).addedTo(light, 1);
    }

    private static int differentLevels(Scene levels) {
        return (int) levels.planes().stream()
                .flatMapToInt(plane ->
                        IntStream.range(0, plane.pixels().length).map(i -> Math.round(255 * plane.pixels()[i])))
                .distinct()
                .count();
    }

    private static NoiseMap noise(Scene counted, double photons, Scene image, SplittableRandom random) {
        List<float[]> maps = counted.planes().stream()
                .map(plane -> noise(plane, photons, random))
                .toList();
        return maps.size() == image.planes().size() ? new NoiseMap(maps) : NoiseMap.common(maps.get(0), image);
    }

    private static float[] noise(Plane plane, double photons, SplittableRandom random) {
        float[] map = new float[plane.pixels().length];
        for (int i = 0; i < map.length; i++) {
            float value = plane.pixels()[i];
            map[i] = (float) (Poisson.draw(value * photons, random) / photons - value);
        }
        return map;
    }
}
