package io.superres.recipe.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HiddenTest {
    @Test
    void hiddenPixelsAreTheMeanOfThoseAround() {
        int width = 40;
        int height = 30;
        float[] values = new float[2 * 3 * width * height];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < values.length; i++) values[i] = (float) random.nextDouble();
        Hidden.Images seen = new Hidden(0.1).of(values, 2, 3, height, width, new SplittableRandom(2));
        int hidden = 0;
        for (int n = 0; n < 2; n++)
            for (int y = 1; y < height - 1; y++)
                for (int x = 1; x < width - 1; x++) {
                    boolean is = seen.mask()[(n * height + y) * width + x] == 1;
                    if (is) hidden++;
                    for (int c = 0; c < 3; c++) {
                        int at = ((n * 3 + c) * height + y) * width + x;
                        double sum = -values[at];
                        for (int v = -1; v <= 1; v++) for (int u = -1; u <= 1; u++) sum += values[at + v * width + u];
                        assertThat((double) seen.values()[at]).isCloseTo(is ? sum / 8 : values[at], within(1e-5));
                    }
                }
        assertThat(hidden / (2.0 * (width - 2) * (height - 2))).isCloseTo(0.1, within(0.03));
    }

    @Test
    void noneAreHiddenWithoutAShareAndASinglePixelStays() {
        float[] values = {0.3f, 0.5f, 0.7f, 0.1f};
        assertThat(new Hidden(0).of(values, 1, 1, 2, 2, new SplittableRandom(1)).values())
                .isEqualTo(values);
        assertThat(new Hidden(1)
                        .of(new float[] {0.4f}, 1, 1, 1, 1, new SplittableRandom(1))
                        .values())
                .containsExactly(0.4f);
    }
}
