package io.superres.recipe.percnet;

import io.superres.degrade.Family;
import io.superres.degrade.Scene;
import java.util.Locale;
import java.util.SplittableRandom;

/** A family of damage with the range of severities that the distance has to put in order. */
enum Distortion {
    BLUR(Family.BLUR, 0.3, 3.5, true),
    NOISE(Family.NOISE, 0.008, 0.2, true),
    JPEG(Family.JPEG, 95, 8, false),
    DOWNSCALE(Family.DOWNSCALE, 1.2, 6, true),
    RINGING(Family.SINC, 0.95 * Math.PI, Math.PI / 3, false);

    private final Family family;
    private final double mildest;
    private final double strongest;
    private final boolean logarithmic;

    Distortion(Family family, double mildest, double strongest, boolean logarithmic) {
        this.family = family;
        this.mildest = mildest;
        this.strongest = strongest;
        this.logarithmic = logarithmic;
    }

    static Distortion any(SplittableRandom random) {
        return values()[random.nextInt(values().length)];
    }

    /** @param severity from 0, the mildest, to 1 */
    Scene apply(Scene image, double severity, SplittableRandom random) {
        double strength = logarithmic
                ? mildest * Math.pow(strongest / mildest, severity)
                : mildest + severity * (strongest - mildest);
        return family.apply(image, strength, random);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
