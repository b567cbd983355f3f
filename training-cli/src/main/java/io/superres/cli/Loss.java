package io.superres.cli;

import io.superres.BadInputException;
import io.superres.degrade.Degradations;
import io.superres.degrade.Degraded;
import io.superres.degrade.Scene;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * How detail is taken away from HR images.
 *
 * @param kind the degradation's name
 * @param seed of what it leaves to chance; each plane's own share depends on it, on the image's name and on the plane
 */
record Loss(String kind, long seed) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** @throws BadInputException if there is no such degradation */
    static Loss of(String kind, long seed) {
        Degradations.parse(kind);
        return new Loss(kind, seed);
    }

    /**
     * @param image file name of the image
     * @param plane its plane, from 0
     */
    Degraded apply(Scene hr, int scale, String image, int plane) {
        SplittableRandom random = new SplittableRandom(seed ^ (image.hashCode() * GOLDEN));
        SplittableRandom own = random;
        for (int i = 0; i < plane; i++) own = random.split();
        return Degradations.parse(kind).apply(hr, scale, own);
    }

    @Override
    public String toString() {
        return kind + (Set.of("bicubic", "area").contains(kind) ? "" : " (seed " + seed + ")");
    }
}
