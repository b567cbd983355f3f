package io.superres.recipe.percnet;

import io.superres.degrade.Family;
import io.superres.degrade.Scene;
import io.superres.network.PercNet;
import java.util.SplittableRandom;

/**
 * A chain of damages of random strength. What was done is what the network learns to see.
 *
 * @param severities of blur, loss of resolution, noise, JPEG compression, second blur and ringing, in the order in which
 *     they are applied; 0 for none, 1 for the strongest
 */
record Damage(double[] severities) {
    private static final double SHARE = 0.5;
    private static final double RARE = 0.25;

    private static final double MOST_BLUR = 2.5;
    private static final double MOST_SECOND_BLUR = 1.5;
    private static final double MOST_NOISE = 25 / 255.0;
    private static final double MOST_SHRINKING = 4;
    private static final double BEST_JPEG = 95;
    private static final double WORST_JPEG = 15;

    static Damage any(SplittableRandom random) {
        double[] severities = new double[PercNet.DEGRADATIONS];
        for (int i = 0; i < severities.length; i++) {
            double share = i < 4 ? SHARE : RARE;
            double severity = random.nextDouble();
            severities[i] = random.nextDouble() < share ? severity : 0;
        }
        return new Damage(severities);
    }

    Scene to(Scene scene, SplittableRandom random) {
        Scene s = scene;
        if (severities[0] > 0) s = Family.BLUR.apply(s, severities[0] * MOST_BLUR, random);
        if (severities[1] > 0) s = Family.DOWNSCALE.apply(s, Math.pow(MOST_SHRINKING, severities[1]), random);
        if (severities[2] > 0) s = Family.NOISE.apply(s, severities[2] * MOST_NOISE, random);
        if (severities[3] > 0) s = Family.JPEG.apply(s, BEST_JPEG - severities[3] * (BEST_JPEG - WORST_JPEG), random);
        if (severities[4] > 0) s = Family.BLUR.apply(s, severities[4] * MOST_SECOND_BLUR, random);
        if (severities[5] > 0) s = Family.SINC.apply(s, Math.PI * (1 - severities[5] * 2 / 3), random);
        return s;
    }
}
