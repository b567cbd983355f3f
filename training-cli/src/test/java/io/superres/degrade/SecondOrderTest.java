package io.superres.degrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.image.Plane;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SecondOrderTest {
    @Test
    void kernelsComeInTheSizesAndKindsOfTheirShares() {
        KernelMix mix = SecondOrder.realEsrgan().first().kernels();
        SplittableRandom random = new SplittableRandom(1);
        TreeMap<Integer, Integer> sizes = new TreeMap<>();
        int sinc = 0;
        int round = 0;
        int draws = 4000;
        for (int n = 0; n < draws; n++) {
            Kernel kernel = mix.draw(random);
            int c = kernel.width() / 2;
            sizes.merge(kernel.width(), 1, Integer::sum);
            // Only a sinc filter has negative weights, and only a round kernel is the same along x and y.
            if (Arrays.stream(kernel.weights()).anyMatch(w -> w < 0)) sinc++;
            else if (Math.abs(kernel.get(c + 1, c) - kernel.get(c, c + 1)) < 1e-12) round++;
        }
        assertThat(sizes.keySet()).containsExactly(7, 9, 11, 13, 15, 17, 19, 21);
        for (int count : sizes.values()) assertThat(count).isBetween(430, 570);
        assertThat(sinc / (double) draws).isCloseTo(0.1, within(0.02));
        assertThat(round / (double) draws).isCloseTo(0.9 * 0.69, within(0.03));
    }

    @Test
    void sizesComeInTheirShares() {
        SecondOrderPass.Sizes sizes = SecondOrder.stableSr().second().sizes();
        SplittableRandom random = new SplittableRandom(2);
        int up = 0;
        int kept = 0;
        int draws = 10_000;
        for (int n = 0; n < draws; n++) {
            double factor = sizes.draw(random);
            assertThat(factor).isBetween(0.6, 1.2);
            if (factor > 1) up++;
            if (factor == 1) kept++;
        }
        assertThat(up / (double) draws).isCloseTo(0.3, within(0.02));
        assertThat(kept / (double) draws).isCloseTo(0.3, within(0.02));
    }

    @Test
    void exponentsAroundOneAreBelowItHalfOfTheTime() {
        SplittableRandom random = new SplittableRandom(3);
        int below = 0;
        double most = 0;
        for (int n = 0; n < 2000; n++) {
            double beta = new Range(0.5, 4).drawAroundOne(random);
            assertThat(beta).isBetween(0.5, 4.0);
            if (beta < 1) below++;
            most = Math.max(most, beta);
        }
        assertThat(below).isBetween(910, 1090);
        assertThat(most).isGreaterThan(3.9);
        assertThat(new Range(1, 1.5).drawAroundOne(random)).isBetween(1.0, 1.5);
    }

    @Test
    void theMilderRangesLoseLess() {
        assertThat(meanLoss(SecondOrder.stableSr().withoutSharpening()))
                .isLessThan(0.8 * meanLoss(SecondOrder.realEsrgan().withoutSharpening()));
    }

    /** Mean squared difference to the mean over blocks. */
    private static double meanLoss(Degradation degradation) {
        Scene hr = Scenes.symmetric(96, true, false);
        Plane plain =
                new Area().apply(hr, 4, new SplittableRandom(1)).lr().planes().get(1);
        double sum = 0;
        for (int seed = 0; seed < 80; seed++) {
            Plane lr = degradation
                    .apply(hr, 4, new SplittableRandom(seed))
                    .lr()
                    .planes()
                    .get(1);
            for (int i = 0; i < lr.pixels().length; i++) sum += Math.pow(lr.pixels()[i] - plain.pixels()[i], 2);
        }
        return sum;
    }

    @Test
    void sharpenedOnesStartFromTheSharpenedImage() {
        Scene hr = Scenes.symmetric(64, false, false);
        Degraded sharp = SecondOrder.realEsrgan().apply(hr, 4, new SplittableRandom(1));
        Degraded plain =
                SecondOrder.realEsrgan().withoutSharpening().apply(UnsharpMask.apply(hr), 4, new SplittableRandom(1));
        assertThat(sharp.hr()).isEqualTo(UnsharpMask.apply(hr));
        assertThat(sharp.lr()).isEqualTo(plain.lr());
    }
}
