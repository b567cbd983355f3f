package io.superres.degrade;

import io.superres.image.Plane;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Noise for an image, one map for each of its planes.
 *
 * @param maps in units of the range from black to white
 */
record NoiseMap(List<float[]> maps) {
    private static final double STRONGEST = 25 / 255.0;

    /** Normal noise, different in each plane. */
    static NoiseMap perPlane(Scene image, double sigma, SplittableRandom random) {
        List<float[]> maps = new ArrayList<>();
        for (int c = 0; c < image.planes().size(); c++) maps.add(normal(image, sigma, random));
        return new NoiseMap(maps);
    }

    /** Normal noise, the same in all planes. */
    static NoiseMap grey(Scene image, double sigma, SplittableRandom random) {
        return common(normal(image, sigma, random), image);
    }

    /** One map for all planes. */
    static NoiseMap common(float[] map, Scene image) {
        return new NoiseMap(image.planes().stream().map(plane -> map).toList());
    }

    /** Normal noise whose planes are correlated; a grey image gets that of red. */
    static NoiseMap correlated(Scene image, Correlation correlation, SplittableRandom random) {
        int count = image.width() * image.height();
        List<float[]> maps =
                image.planes().stream().map(plane -> new float[count]).toList();
        for (int i = 0; i < count; i++) {
            double[] values = correlation.draw(random);
            for (int c = 0; c < maps.size(); c++) maps.get(c)[i] = (float) values[c];
        }
        return new NoiseMap(maps);
    }

    /**
     * The normal noise of the BSRGAN degradation: of 2 to 25 levels of 255, per plane (0.4), grey (0.4) or correlated
     * (0.2; always of the largest level).
     */
    static NoiseMap bsrgan(Scene image, SplittableRandom random) {
        double sigma = random.nextInt(2, 26) / 255.0;
        double kind = random.nextDouble();
        if (kind > 0.6) return perPlane(image, sigma, random);
        if (kind < 0.4) return grey(image, sigma, random);
        return correlated(image, Correlation.any(STRONGEST, random), random);
    }

    private static float[] normal(Scene image, double sigma, SplittableRandom random) {
        float[] map = new float[image.width() * image.height()];
        for (int i = 0; i < map.length; i++) map[i] = (float) (sigma * random.nextGaussian());
        return map;
    }

    /** Image plus {@code gain} times the noise, limited to 0..1. */
    Scene addedTo(Scene image, double gain) {
        return combined(image, false, gain);
    }

    /** Image plus image times noise, limited to 0..1: speckle. */
    Scene multipliedInto(Scene image) {
        return combined(image, true, 1);
    }

    private Scene combined(Scene image, boolean multiply, double gain) {
        List<Plane> planes = new ArrayList<>();
        for (int c = 0; c < maps.size(); c++) {
            float[] values = image.planes().get(c).pixels().clone();
            float[] map = maps.get(c);
            for (int i = 0; i < values.length; i++) values[i] += (float) (gain * map[i] * (multiply ? values[i] : 1));
            planes.add(new Plane(values, image.width(), image.height()));
        }
        return new Scene(planes, image.eightBit()).clamped();
    }
}
