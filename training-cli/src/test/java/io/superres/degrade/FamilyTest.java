package io.superres.degrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.superres.image.Plane;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FamilyTest {
    private static final Map<Family, double[]> RISING = Map.of(
            Family.BLUR, new double[] {0.6, 1.2, 3},
            Family.NOISE, new double[] {0.01, 0.05, 0.2},
            Family.JPEG, new double[] {90, 40, 5},
            Family.SINC, new double[] {3.1, 2, 1.05},
            Family.DOWNSCALE, new double[] {1.3, 2, 6});

    private static double distance(Scene a, Scene b) {
        double sum = 0;
        for (int c = 0; c < a.planes().size(); c++) {
            float[] x = a.planes().get(c).pixels();
            float[] y = b.planes().get(c).pixels();
            for (int i = 0; i < x.length; i++) sum += (x[i] - y[i]) * (x[i] - y[i]);
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource
    void damageGrowsWithSeverityAndKeepsTheSize(Family family) {
        for (boolean colour : new boolean[] {false, true}) {
            Scene image = Scenes.symmetric(37, colour, true);
            double before = 0;
            for (double severity : RISING.get(family)) {
                Scene damaged = family.apply(image, severity, new SplittableRandom(5));
                assertThat(damaged.width()).isEqualTo(37);
                assertThat(damaged.isColour()).isEqualTo(colour);
                for (Plane plane : damaged.planes())
                    for (float value : plane.pixels()) {
                        assertThat(value).isBetween(0f, 1f);
                        assertThat(value * 255).isCloseTo(Math.round(value * 255), within(1e-4f));
                    }
                assertThat(distance(image, damaged)).isGreaterThan(before);
                before = distance(image, damaged);
                assertThat(family.apply(image, severity, new SplittableRandom(5)))
                        .isEqualTo(damaged);
            }
        }
    }

    @Test
    void noDamageIsNone() {
        Scene image = Scenes.symmetric(20, true, true);
        SplittableRandom random = new SplittableRandom(1);
        assertThat(Family.BLUR.apply(image, 0, random)).isEqualTo(image);
        assertThat(Family.NOISE.apply(image, 0, random)).isEqualTo(image);
        assertThat(Family.DOWNSCALE.apply(image, 1, random)).isEqualTo(image);
        assertThat(distance(
                        Family.JPEG.apply(Scenes.symmetric(20, false, true), 100, random),
                        Scenes.symmetric(20, false, true)))
                .isLessThan(400 * 1e-5);
    }

    @Test
    void impossibleSeveritiesAreRefused() {
        Scene image = Scenes.symmetric(8, false, true);
        SplittableRandom random = new SplittableRandom(1);
        assertThatThrownBy(() -> Family.BLUR.apply(image, -1, random)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Family.JPEG.apply(image, 0, random)).hasMessageContaining("JPEG");
        assertThatThrownBy(() -> Family.DOWNSCALE.apply(image, 0.5, random)).hasMessageContaining("0.5");
        assertThatThrownBy(() -> Family.NOISE.apply(image, Double.NaN, random)).hasMessageContaining("NaN");
    }
}
