package io.superres.degrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.image.Plane;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Expected numbers of the PyTorch rules were made with PyTorch in double precision. */
class InterpolationTest {
    /** Three planes of 13 x 9 pixels in 0..1. */
    private static Plane[] planes() {
        float[] all = Scenes.hashed("rs", 3 * 9 * 13);
        Plane[] planes = new Plane[3];
        for (int c = 0; c < 3; c++)
            planes[c] = new Plane(Arrays.copyOfRange(all, c * 117, (c + 1) * 117), 13, 9).linear(0.5, 0.5);
        return planes;
    }

    private static void assertResized(UnaryOperator<Plane> resize, double mean, double first, double second) {
        Plane[] results = Arrays.stream(planes()).map(resize).toArray(Plane[]::new);
        assertThat(Arrays.stream(results).mapToDouble(Scenes::mean).average().orElseThrow())
                .isCloseTo(mean, within(1e-6));
        assertThat(results[0].pixels()[0]).isCloseTo((float) first, within(1e-6f));
        assertThat(results[0].pixels()[1]).isCloseTo((float) second, within(1e-6f));
    }

    @Test
    void numbersDependOnTheirNameAsExpected() {
        assertThat(Scenes.hashed("abc", 4))
                .containsExactly(new float[] {-0.69333637f, -0.75802875f, 0.46919155f, -0.65681291f}, within(1e-7f));
    }

    @Test
    void pyTorchRules() {
        assertResized(p -> Interpolation.BICUBIC.torch(p, 26, 18), 0.51129861, 0.9590206, 0.8587704);
        assertResized(p -> Interpolation.BICUBIC.torch(p, 7, 5), 0.5171639, 0.6501141, 0.6638878);
        assertResized(p -> Interpolation.BILINEAR.torch(p, 7, 5), 0.5170362, 0.6325102, 0.6826174);
        assertResized(p -> Interpolation.AREA.torch(p, 7, 5), 0.51373137, 0.5975312, 0.5988906);
        assertResized(p -> Interpolation.BILINEAR.torch(p, 26, 18), 0.51133691, 0.871205, 0.8161331);
        assertResized(p -> Interpolation.BICUBIC.torch(p, 0.6), 0.54129217, 0.6787837, 0.72848);
    }

    @Test
    void openCvAreaWeighsPixelsByTheirPart() {
        Plane row = new Plane(new float[] {1, 2, 3, 4, 5}, 5, 1);
        assertThat(Interpolation.AREA.openCv(row, 2, 1).pixels())
                .containsExactly(new float[] {1.8f, 4.2f}, within(1e-6f));
        assertThat(Interpolation.AREA.openCv(row, 5, 1).pixels()).isEqualTo(row.pixels());
        Plane square = Scenes.plane(12, 12, (x, y) -> x * y + x);
        assertThat(Interpolation.AREA.openCv(square, 4, 4).get(1, 2))
                .isCloseTo((float) blockMean(square), within(1e-6f));
    }

    private static double blockMean(Plane square) {
        double sum = 0;
        for (int y = 6; y < 9; y++) for (int x = 3; x < 6; x++) sum += square.get(x, y);
        return sum / 9;
    }

    @Test
    void openCvAreaEnlargesWithFlatPixels() {
        Plane row = new Plane(new float[] {0, 1}, 2, 1);
        assertThat(Interpolation.AREA.openCv(row, 4, 1).pixels()).containsExactly(0, 0, 1, 1);
        // The second of three pixels spans both halves: 2 - 1 * 1.5 = 0.5.
        assertThat(Interpolation.AREA.openCv(row, 3, 1).pixels())
                .containsExactly(new float[] {0, 0.5f, 1}, within(1e-6f));
    }

    @ParameterizedTest
    @EnumSource
    void everyWayKeepsFlatImagesAndTheirMiddle(Interpolation way) {
        Scene scene = Scenes.symmetric(40, false, false);
        Plane image = scene.planes().get(0);
        for (int extent : new int[] {1, 7, 10, 39, 40, 41, 64, 80}) {
            for (Plane flat : new Plane[] {
                way.torch(Scenes.flat(40, 40, 0.3), extent, extent),
                way.openCv(Scenes.flat(40, 40, 0.3), extent, extent)
            }) for (float value : flat.pixels()) assertThat(value).isCloseTo(0.3f, within(1e-6f));
            for (Plane result : new Plane[] {way.torch(image, extent, extent), way.openCv(image, extent, extent)}) {
                assertThat(result.width()).isEqualTo(extent);
                for (int i = 0; i < extent * extent; i++)
                    assertThat(result.pixels()[i]).isCloseTo(result.pixels()[extent * extent - 1 - i], within(1e-5f));
            }
        }
    }

    @Test
    void eachWayIsDrawnAsOften() {
        SplittableRandom random = new SplittableRandom(1);
        int[] counts = new int[3];
        for (int i = 0; i < 9000; i++) counts[Interpolation.any(random).ordinal()]++;
        for (int count : counts) assertThat(count).isBetween(2850, 3150);
    }
}
