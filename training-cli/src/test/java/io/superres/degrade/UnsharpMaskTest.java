package io.superres.degrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.image.Plane;
import org.junit.jupiter.api.Test;

class UnsharpMaskTest {
    private static Plane sharpened(double low, double high) {
        Plane step = Scenes.plane(120, 60, (x, y) -> x < 0 ? low : high);
        return UnsharpMask.apply(Scene.grey(step, false)).planes().get(0);
    }

    @Test
    void edgesAreRaisedByHalfOfWhatBlurTakesAway() {
        Plane plane = sharpened(0.3, 0.7);
        // Beside the edge the blurred image is 0.5 less half a pixel of a step 0.4 high. The mask covers 1.29 standard
        // deviations of the blur on both sides, where the difference falls below 10 / 255; blurred, it is 0.80 there.
        double change = 0.5 * 0.80 * (0.2 - 0.4 * 0.5 / (8 * Math.sqrt(2 * Math.PI)));
        assertThat(plane.get(59, 30)).isCloseTo((float) (0.3 - change), within(0.003f));
        assertThat(plane.get(60, 30)).isCloseTo((float) (0.7 + change), within(0.003f));
        assertThat(plane.get(2, 30)).isEqualTo(0.3f);
    }

    @Test
    void weakEdgesStayAsTheyAre() {
        Plane plane = sharpened(0.5, 0.57);
        assertThat(plane.get(59, 30)).isEqualTo(0.5f);
        assertThat(plane.get(60, 30)).isEqualTo(0.57f);
    }

    @Test
    void resultsStayInTheRange() {
        Plane plane = sharpened(0, 1);
        for (float value : plane.pixels()) assertThat(value).isBetween(0f, 1f);
    }
}
