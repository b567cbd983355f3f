package io.superres.data;

import io.superres.degrade.Scene;
import io.superres.image.Plane;
import java.util.SplittableRandom;

/** Where a patch is cut out. */
final class LivelyPlace {
    private LivelyPlace() {}

    /** Of two random places the one with more contrast: flat background teaches little. In LR pixels. */
    static int[] of(Scene scene, int patch, int scale, SplittableRandom random) {
        int[] best = null;
        double most = -1;
        for (int i = 0; i < 2; i++) {
            int x = random.nextInt(scene.width() / scale - patch + 1);
            int y = random.nextInt(scene.height() / scale - patch + 1);
            double variance =
                    variance(scene.planes().get(scene.planes().size() / 2), x * scale, y * scale, patch * scale);
            if (variance > most) {
                most = variance;
                best = new int[] {x, y};
            }
        }
        return best;
    }

    private static double variance(Plane hr, int left, int top, int extent) {
        double sum = 0;
        double squares = 0;
        for (int y = 0; y < extent; y++)
            for (int x = 0; x < extent; x++) {
                double v = hr.get(left + x, top + y);
                sum += v;
                squares += v * v;
            }
        double n = (double) extent * extent;
        return squares / n - (sum / n) * (sum / n);
    }
}
