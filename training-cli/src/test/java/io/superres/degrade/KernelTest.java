package io.superres.degrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.image.Plane;
import org.junit.jupiter.api.Test;

/** Expected numbers were made with the published code in double precision. */
class KernelTest {
    private static final Covariance TILTED = Covariance.ofSigmas(1.4, 0.6, 0.5);

    /** Centre, right, below, below right, top left, top right; as many as are given. */
    private static void assertWeights(Kernel kernel, double... expected) {
        int c = kernel.width() / 2;
        double[] actual = {
            kernel.get(c, c),
            kernel.get(c + 1, c),
            kernel.get(c, c + 1),
            kernel.get(c + 1, c + 1),
            kernel.get(0, 0),
            kernel.get(2 * c, 0)
        };
        for (int i = 0; i < expected.length; i++)
            assertThat(actual[i]).as("%d", i).isCloseTo(expected[i], within(1e-9));
        assertThat(java.util.Arrays.stream(kernel.weights()).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void kernelsHaveThePublishedWeights() {
        assertWeights(Kernel.gaussian(9, TILTED), 0.189518144, 0.11315778, 0.061325484, 0.095063261, 3.044e-6, 0);
        assertWeights(Kernel.generalised(9, TILTED, 1.5), 0.267460608, 0.158417806, 0.049110162, 0.118926741, 0, 0);
        assertWeights(
                Kernel.plateau(9, TILTED, 1.2),
                0.14494711,
                0.071129168,
                0.039652169,
                0.058643326,
                0.003451344,
                0.000716642);
        assertWeights(
                Kernel.gaussian(7, Covariance.isotropic(0.8)),
                0.248678204,
                0.113853178,
                0.113853178,
                0.052125783,
                1.94e-7);
        assertWeights(Kernel.sinc(7, 2), 0.392491022, 0.226359309, 0.226359309, 0.111067104, 0.025250726);
        assertWeights(
                Kernel.gaussian(11, new Covariance(5, 1.2, 0.7)),
                0.065189292,
                0.05172149,
                0.049011277,
                0.053127126,
                0.000391451);
    }

    @Test
    void besselFunction() {
        assertThat(Bessel.j1(0)).isCloseTo(0, within(1e-15));
        assertThat(Bessel.j1(1)).isCloseTo(0.44005058574493355, within(1e-14));
        assertThat(Bessel.j1(3.8317059702075125)).isCloseTo(0, within(1e-14));
        assertThat(Bessel.j1(10)).isCloseTo(0.04347274616886144, within(1e-14));
        assertThat(Bessel.j1(32.189679910974404)).isCloseTo(0, within(1e-13));
    }

    @Test
    void aKernelIsConvolvedOverAReflectedBorder() {
        Plane row = new Plane(new float[] {1, 10, 100, 1000}, 4, 1);
        Kernel lopsided = new Kernel(3, 1, new double[] {0.5, 0.25, 0.125});
        // At the left border the neighbour on the other side is 10, not 1.
        assertThat(lopsided.correlate(row).pixels())
                .containsExactly(5 + 0.25f + 1.25f, 0.5f + 2.5f + 12.5f, 5 + 25 + 125, 50 + 250 + 12.5f);
        assertThat(lopsided.convolve(row).pixels()[1]).isEqualTo(50 + 2.5f + 0.125f);
        assertThat(lopsided.transposed()
                        .correlate(new Plane(row.pixels(), 1, 4))
                        .pixels())
                .isEqualTo(lopsided.correlate(row).pixels());
    }

    @Test
    void kernelsMayBeLargerThanTheImage() {
        Kernel wide = Kernel.gaussian(21, Covariance.isotropic(4));
        for (int extent = 1; extent < 4; extent++)
            for (float value : wide.correlate(Scenes.flat(extent, extent, 0.25)).pixels())
                assertThat(value).isCloseTo(0.25f, within(1e-6f));
    }

    @Test
    void convolutionWithAShiftedKernelLooksThatFarToTheRight() {
        Plane ramp = Plane.empty(60, 60);
        for (int i = 0; i < ramp.pixels().length; i++) ramp.pixels()[i] = i % 60 + 100 * (i / 60);
        Plane moved = Kernel.fspecial(25, 1.7).shifted(1.5).convolve(ramp);
        assertThat(moved.get(30, 20)).isCloseTo(31.5f + 2150, within(0.01f));
    }

    @Test
    void tinyWeightsOfFspecialAreZero() {
        Kernel narrow = Kernel.fspecial(25, 0.5);
        assertThat(narrow.get(0, 0)).isZero();
        assertThat(narrow.get(12, 12)).isGreaterThan(0.6);
    }
}
