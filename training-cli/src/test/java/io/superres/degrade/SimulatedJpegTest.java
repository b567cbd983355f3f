package io.superres.degrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.image.Plane;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedJpegTest {
    private static Plane transposed(Plane plane) {
        Plane out = Plane.empty(plane.height(), plane.width());
        for (int y = 0; y < plane.height(); y++)
            for (int x = 0; x < plane.width(); x++) out.pixels()[x * out.width() + y] = plane.get(x, y);
        return out;
    }

    /** At qualities whose tables are whole numbers of one byte, and but for the exchanged axes. */
    @Test
    void greyImagesComeOutAsFromARealFile() {
        Plane waves =
                Scenes.plane(64, 48, (x, y) -> 0.5 + 0.3 * Math.sin(17 * x + 5 * y * y) + 0.15 * Math.cos(30 * y));
        Scene image = Scene.grey(waves, true).stored();
        for (int quality : new int[] {25, 50}) {
            float[] real = Jpeg.through(image, quality).planes().get(0).pixels();
            Scene turned = image.with(SimulatedJpegTest::transposed);
            float[] simulated = transposed(
                            SimulatedJpeg.through(turned, quality).planes().get(0))
                    .pixels();
            double difference = 0;
            double loss = 0;
            for (int i = 0; i < real.length; i++) {
                difference += Math.pow(real[i] - simulated[i], 2);
                loss += Math.pow(real[i] - image.planes().get(0).pixels()[i], 2);
            }
            assertThat(difference).as("quality %d", quality).isLessThan(0.1 * loss);
        }
    }

    @Test
    void coloursAreAveragedOverFourPixels() {
        Plane red = Scenes.plane(32, 32, (x, y) -> 0);
        for (int i = 0; i < 1024; i++) red.pixels()[i] = i % 2;
        Plane black = Scenes.flat(32, 32, 0);
        Scene result = SimulatedJpeg.through(new Scene(List.of(red, black, black), true), 99.999);
        double chroma = 1.402 * 0.5 / 2;
        assertThat(result.planes().get(0).get(11, 9)).isCloseTo((float) (0.299 + chroma), within(2e-3f));
        assertThat(result.planes().get(0).get(12, 9)).isCloseTo((float) chroma, within(2e-3f));
    }

    @Test
    void lowQualityLosesMoreAndExtentsAreKept() {
        Scene image = Scenes.symmetric(37, true, true);
        double last = 0;
        for (double quality : new double[] {99.5, 80.3, 49.9, 20, 3}) {
            Scene result = SimulatedJpeg.through(image, quality);
            assertThat(result.width()).isEqualTo(37);
            assertThat(result.height()).isEqualTo(37);
            double loss = 0;
            for (int c = 0; c < 3; c++)
                for (int i = 0; i < 37 * 37; i++)
                    loss += Math.pow(
                            result.planes().get(c).pixels()[i]
                                    - image.planes().get(c).pixels()[i],
                            2);
            assertThat(loss).isGreaterThan(last);
            last = loss;
        }
    }
}
