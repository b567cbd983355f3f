package io.superres.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.degrade.Scene;
import io.superres.image.Plane;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CropsTest {
    private static Plane plane(int width, int height, float first) {
        Plane plane = Plane.empty(width, height);
        for (int i = 0; i < plane.pixels().length; i++) plane.pixels()[i] = first + i;
        return plane;
    }

    @Test
    void aQuarterTurnIsToTheLeft() {
        Scene turned = Crops.turned(Scene.grey(plane(3, 2, 0), false), 1);
        assertThat(turned.width()).isEqualTo(2);
        assertThat(turned.planes().get(0).pixels()).containsExactly(2, 5, 1, 4, 0, 3);
        Scene colour = new Scene(List.of(plane(3, 2, 0), plane(3, 2, 10), plane(3, 2, 20)), false);
        assertThat(Crops.turned(colour, 4)).isEqualTo(colour);
        assertThat(Crops.mirrored(plane(3, 1, 0)).pixels()).containsExactly(2, 1, 0);
    }

    @Test
    void greyScenesFillThreeChannels() {
        Scene colour = new Scene(List.of(plane(2, 1, 0), plane(2, 1, 10), plane(2, 1, 20)), false);
        assertThat(Crops.rgb(List.of(Scene.grey(plane(2, 1, 5), false), colour)))
                .containsExactly(5, 6, 5, 6, 5, 6, 0, 1, 10, 11, 20, 21);
    }

    @Test
    void theMiddleIsTheMiddle() {
        Scene scene = Scene.grey(plane(6, 3, 0), false);
        assertThat(Crops.centre(scene, 2).planes().get(0).pixels()).containsExactly(2, 3, 8, 9);
        assertThat(Crops.centre(scene, 4).height()).isEqualTo(3);
    }

    @Test
    void flatPlacesAreAvoided() {
        Plane half = Plane.empty(64, 16);
        for (int i = 0; i < half.pixels().length; i++) if (i % 64 >= 32) half.pixels()[i] = i % 2;
        SplittableRandom random = new SplittableRandom(1);
        int flat = 0;
        for (int i = 0; i < 400; i++) {
            float[] crop = Crops.random(Scene.grey(half, false), 8, random)
                    .planes()
                    .get(0)
                    .pixels();
            boolean isFlat = true;
            for (float v : crop) isFlat &= v == crop[0];
            if (isFlat) flat++;
        }
        // One place is flat with a chance of 25 / 57; both with a chance of 0.19.
        assertThat(flat).isBetween(50, 110);
    }
}
