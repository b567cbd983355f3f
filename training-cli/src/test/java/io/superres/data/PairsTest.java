package io.superres.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.degrade.Degradation;
import io.superres.degrade.Degradations;
import io.superres.degrade.Degraded;
import io.superres.degrade.Scene;
import io.superres.image.Plane;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairsTest {
    private static Scene scene() {
        Plane plane = Plane.empty(120, 96);
        for (int i = 0; i < plane.pixels().length; i++)
            plane.pixels()[i] = (float) (0.5 + 0.4 * Math.sin(0.4 * (i % 120)) * Math.cos(0.3 * (i / 120)));
        return Scene.grey(plane, false);
    }

    /** Inside the image and at its corners. */
    @ParameterizedTest
    @ValueSource(strings = {"bicubic", "area", "psf:1.5"})
    void aPatchIsPartOfTheWholeImageDegraded(String kind) {
        Degradation degradation = Degradations.parse(kind);
        Pairs pairs = new Pairs(degradation, 4);
        Scene whole = degradation.apply(scene(), 4, new SplittableRandom(1)).lr();
        for (int[] corner : new int[][] {{0, 0}, {11, 7}, {30 - 6, 24 - 5}}) {
            Degraded pair = pairs.at(scene(), corner[0], corner[1], 6, 5, new SplittableRandom(1));
            float[] expected =
                    whole.crop(corner[0], corner[1], 6, 5).planes().get(0).pixels();
            assertThat(pair.lr().planes().get(0).pixels()).containsExactly(expected, within(1e-5f));
            assertThat(pair.hr()).isEqualTo(scene().crop(4 * corner[0], 4 * corner[1], 24, 20));
        }
    }

    @Test
    void sharpenedTruthsAreCutAtTheSamePlace() {
        Pairs pairs = new Pairs(Degradations.parse("second-order-sharp"), 4);
        Degraded pair = pairs.at(scene(), 8, 8, 10, 8, new SplittableRandom(1));
        assertThat(pair.lr().width()).isEqualTo(10);
        assertThat(pair.hr().height()).isEqualTo(32);
        float[] truth = pair.hr().planes().get(0).pixels();
        float[] plain = scene().crop(32, 32, 40, 32).planes().get(0).pixels();
        double product = 0;
        double square = 0;
        for (int i = 0; i < truth.length; i++) {
            product += (truth[i] - 0.5) * (plain[i] - 0.5);
            square += (plain[i] - 0.5) * (plain[i] - 0.5);
        }
        assertThat(product / square).isBetween(1.05, 1.6);
    }
}
