package io.superres.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.image.Plane;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StructureTest {
    private static Plane waves(int extent) {
        Plane plane = Plane.empty(extent, extent);
        for (int i = 0; i < plane.pixels().length; i++)
            plane.pixels()[i] = (float) (127 + 60 * Math.sin(0.3 * (i % extent)) * Math.cos(0.2 * (i / extent)));
        return plane;
    }

    private static Plane noisy(Plane plane, double sigma) {
        Random random = new Random(1);
        Plane out = plane.linear(1, 0);
        for (int i = 0; i < out.pixels().length; i++) out.pixels()[i] += (float) (sigma * random.nextGaussian());
        return out;
    }

    @Test
    void equalImagesAreEqual() {
        assertThat(MsSsim.of(waves(200), waves(200), 255)).isCloseTo(1, within(1e-9));
        assertThat(Gmsd.of(waves(200), waves(200), 255)).isCloseTo(0, within(1e-6));
    }

    @Test
    void moreNoiseIsWorse() {
        double lastSimilarity = 1;
        double lastDeviation = 0;
        for (double sigma : new double[] {2, 8, 25}) {
            double similarity = MsSsim.of(noisy(waves(200), sigma), waves(200), 255);
            double deviation = Gmsd.of(noisy(waves(200), sigma), waves(200), 255);
            assertThat(similarity).isLessThan(lastSimilarity);
            assertThat(deviation).isGreaterThan(lastDeviation);
            lastSimilarity = similarity;
            lastDeviation = deviation;
        }
    }

    @Test
    void theUnitOfPixelsDoesNotMatter() {
        Plane a = waves(64);
        Plane b = noisy(a, 10);
        assertThat(Gmsd.of(b.linear(1 / 255.0, 0), a.linear(1 / 255.0, 0), 1))
                .isCloseTo(Gmsd.of(b, a, 255), within(1e-5));
        assertThat(MsSsim.of(b.linear(1 / 255.0, 0), a.linear(1 / 255.0, 0), 1))
                .isCloseTo(MsSsim.of(b, a, 255), within(1e-5));
    }

    /** With one scale only, it is SSIM. */
    @Test
    void smallImagesUseTheScalesThatFit() {
        Plane a = waves(20);
        Plane b = noisy(a, 10);
        assertThat(MsSsim.of(b, a, 255)).isCloseTo(Ssim.of(b, a, 0, 255), within(1e-12));
        assertThat(MsSsim.of(waves(10), waves(10), 255)).isNaN();
        assertThat(Gmsd.of(waves(5), waves(5), 255)).isNaN();
    }

    /** A brighter copy keeps its gradients; one column of changed pixels does not. */
    @Test
    void gradientsAreCompared() {
        Plane a = waves(64);
        assertThat(Gmsd.of(a.linear(1, 20), a, 255)).isCloseTo(0, within(1e-4));
        Plane scratched = a.linear(1, 0);
        for (int y = 0; y < 64; y++) for (int x = 30; x < 32; x++) scratched.pixels()[y * 64 + x] = 255;
        assertThat(Gmsd.of(scratched, a, 255)).isGreaterThan(0.03);
    }
}
