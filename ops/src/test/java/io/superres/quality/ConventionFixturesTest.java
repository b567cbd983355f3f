package io.superres.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.Plane;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Resizing, PSNR and SSIM against numbers computed independently with the published conventions. */
class ConventionFixturesTest {
    private static final int WIDTH = 120;
    private static final int HEIGHT = 96;

    /** A pattern of waves and squares with whole values 0..255. */
    private static Plane fixture(double p) {
        Plane image = Plane.empty(WIDTH, HEIGHT);
        for (int y = 0; y < HEIGHT; y++)
            for (int x = 0; x < WIDTH; x++)
                image.pixels()[y * WIDTH + x] = (float) (127.5
                        + 55 * Math.sin(0.21 * x + 0.13 * y + p)
                        + 35 * Math.cos(0.37 * y - 0.011 * x * y / 3 + 2 * p)
                        + 25 * ((x / 7 + y / 5) % 2)
                        - 12.5);
        return image.toEightBit();
    }

    private static List<Plane> rgb() {
        return List.of(fixture(0), fixture(0.9), fixture(1.8));
    }

    private static double sum(List<Plane> planes) {
        return planes.stream()
                .mapToDouble(p -> IntStream.range(0, p.pixels().length)
                        .mapToDouble(i -> p.pixels()[i])
                        .sum())
                .sum();
    }

    private static List<Plane> shrink(List<Plane> planes, int scale) {
        return planes.stream()
                .map(p -> BicubicResize.shrink(p, scale, Rounding.EIGHT_BIT))
                .toList();
    }

    private static List<Plane> enlarge(List<Plane> planes, int scale) {
        return planes.stream()
                .map(p -> BicubicResize.enlarge(p, scale, Rounding.EIGHT_BIT))
                .toList();
    }

    @Test
    void theFixtureIsTheOneTheNumbersBelongTo() {
        assertThat(sum(List.of(fixture(0)))).isEqualTo(1499317);
        assertThat(sum(rgb())).isEqualTo(4392939);
        assertThat(fixture(0).crop(0, 0, 6, 1).pixels()).containsExactly(150, 161, 172, 182, 191, 198);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 374823, 158, 179, 194, 216, 170, 1499342, 32.277497, 0.935469",
        "4, 93700, 166, 203, 217, 165, 176, 1499196, 28.470644, 0.861604",
        "8, 23432, 176, 153, 92, 141, 145, 1499626, 23.543630, 0.712608"
    })
    void grey(
            int scale,
            double lrSum,
            int p0,
            int p1,
            int p2,
            int p3,
            int middle,
            double upSum,
            double psnr,
            double ssim) {
        List<Plane> hr = List.of(fixture(0));
        List<Plane> lr = shrink(hr, scale);
        List<Plane> up = enlarge(lr, scale);
        assertThat(sum(lr)).isEqualTo(lrSum);
        assertThat(lr.get(0).crop(0, 0, 4, 1).pixels()).containsExactly(p0, p1, p2, p3);
        assertThat(lr.get(0).get(lr.get(0).width() / 2, lr.get(0).height() / 2)).isEqualTo(middle);
        assertThat(sum(up)).isEqualTo(upSum);
        Comparison found = Comparison.of(up, hr, lr, scale, 255, Rounding.EIGHT_BIT);
        assertThat(found.psnrY()).isCloseTo(psnr, within(1e-5));
        assertThat(found.ssimY()).isCloseTo(ssim, within(1e-5));
        assertThat(found.psnrRgb()).isEqualTo(found.psnrY());
    }

    @ParameterizedTest
    @CsvSource({
        "2, 1098249, 4393069, 33.622340, 0.920910, 32.282360",
        "4, 274568, 4393124, 29.863546, 0.827130, 28.481264",
        "8, 68645, 4393255, 26.023054, 0.674379, 23.519143"
    })
    void colour(int scale, double lrSum, double upSum, double psnrY, double ssimY, double psnrRgb) {
        List<Plane> lr = shrink(rgb(), scale);
        List<Plane> up = enlarge(lr, scale);
        assertThat(sum(lr)).isEqualTo(lrSum);
        assertThat(sum(up)).isEqualTo(upSum);
        Comparison found = Comparison.of(up, rgb(), lr, scale, 255, Rounding.EIGHT_BIT);
        assertThat(found.psnrY()).isCloseTo(psnrY, within(1e-5));
        assertThat(found.ssimY()).isCloseTo(ssimY, within(1e-5));
        assertThat(found.psnrRgb()).isCloseTo(psnrRgb, within(1e-5));
    }

    @Test
    void equalImagesAreInfinitelyAlike() {
        assertThat(Psnr.of(fixture(0), fixture(0), 4, 255)).isInfinite();
        assertThat(Ssim.of(fixture(0), fixture(0), 4, 255)).isCloseTo(1, within(1e-12));
    }
}
