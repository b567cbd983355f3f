package io.superres.method.stablesr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.superres.BadInputException;
import io.superres.image.Plane;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class DiffusionTest {
    private final DiffusionSchedule schedule = DiffusionSchedule.standard();

    @Test
    void theScheduleIsThatOfStableDiffusion() {
        assertThat(DiffusionSchedule.beta(0)).isCloseTo(8.5e-4, within(1e-12));
        assertThat(DiffusionSchedule.beta(1)).isCloseTo(8.546987e-4, within(1e-9));
        assertThat(DiffusionSchedule.beta(999)).isCloseTo(0.012, within(1e-12));
        assertThat(schedule.left(0)).isCloseTo(0.99915, within(1e-10));
        assertThat(schedule.left(100)).isCloseTo(0.8942234776, within(1e-9));
        assertThat(schedule.left(500)).isCloseTo(0.2763326838, within(1e-9));
        assertThat(schedule.left(999)).isCloseTo(0.0046600985, within(1e-9));
        assertThat(DiffusionSchedule.times(4)).containsExactly(0, 333, 666, 999);
        assertThat(DiffusionSchedule.times(20)).startsWith(0, 53, 105, 158).endsWith(946, 999);
        assertThat(DiffusionSchedule.times(200))
                .startsWith(0, 5, 10)
                .contains(487, 492, 497, 502)
                .endsWith(994, 999);
        assertThatThrownBy(() -> DiffusionSchedule.times(1001)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stepsHaveThePublishedCoefficients() {
        Ddpm four = new Ddpm(schedule, 4);
        assertThat(four.beta(1)).isCloseTo(0.464582817, within(1e-8));
        assertThat(four.beta(3)).isCloseTo(0.955652096, within(1e-8));
        assertThat(four.variance(0)).isZero();
        assertThat(four.variance(1)).isCloseTo(8.49168156e-4, within(1e-10));
        assertThat(four.variance(3)).isCloseTo(0.859235850, within(1e-8));
        assertThat(four.shareOfEnd(3)).isCloseTo(0.3112357, within(1e-6));
        assertThat(four.shareOfLatent(3)).isCloseTo(0.18934294, within(1e-7));
        Ddpm many = new Ddpm(schedule, 200);
        assertThat(many.beta(1)).isCloseTo(0.00431328, within(1e-7));
        assertThat(many.variance(199)).isCloseTo(0.0583923972, within(1e-9));
        assertThat(many.shareOfEnd(199)).isCloseTo(0.00412836, within(1e-7));
        assertThat(many.shareOfLatent(199)).isCloseTo(0.97007411, within(1e-7));
    }

    /** Whoever knows the noise exactly gets the latent back, by either way. */
    @Test
    void aPerfectEstimateGivesTheLatentBack() {
        double latent = 0.7;
        for (Sampler sampler :
                new Sampler[] {new Ddim(schedule, 10, 0), new Ddim(schedule, 10, 1), new Ddpm(schedule, 10)}) {
            PlacedNoise noise = new PlacedNoise(3);
            double left = schedule.left(sampler.time(9));
            float[] x = {(float) (Math.sqrt(left) * latent + Math.sqrt(1 - left) * noise.at(99, 0, 0, 0))};
            for (int step = 9; step >= 0; step--) {
                double now = schedule.left(sampler.time(step));
                float[] eps = {(float) ((x[0] - Math.sqrt(now) * latent) / Math.sqrt(1 - now))};
                sampler.step(step, x, eps, noise.of(step, 1, 0, 0, 1, 1));
            }
            assertThat(x[0]).isCloseTo((float) latent, within(1e-4f));
        }
    }

    @Test
    void samplersAreNamed() {
        assertThat(Sampler.of(Sampler.Kind.DDPM, 50).steps()).isEqualTo(50);
        assertThat(Sampler.of(Sampler.Kind.TURBO, 50).steps()).isEqualTo(4);
        assertThat(Sampler.of(Sampler.Kind.parse("DDIM"), 20).isRandom(5)).isFalse();
        assertThatThrownBy(() -> Sampler.Kind.parse("euler"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("euler");
        assertThatThrownBy(() -> Sampler.of(Sampler.Kind.DDPM, 1)).hasMessageContaining("2 to 1000");
    }

    @Test
    void noiseIsNormalAndKnowsItsPlace() {
        PlacedNoise noise = new PlacedNoise(7);
        float[] all = noise.of(3, 2, 0, 0, 100, 120);
        double sum = 0;
        double squares = 0;
        double neighbours = 0;
        for (int i = 0; i < all.length; i++) {
            sum += all[i];
            squares += all[i] * all[i];
            if (i > 0) neighbours += all[i] * all[i - 1];
        }
        assertThat(sum / all.length).isCloseTo(0, within(0.02));
        assertThat(squares / all.length).isCloseTo(1, within(0.03));
        assertThat(neighbours / all.length).isCloseTo(0, within(0.02));
        assertThat((float) noise.at(3, 1, 40, 50)).isEqualTo(all[(100 + 40) * 120 + 50]);
        assertThat(noise.at(4, 1, 40, 50)).isNotEqualTo(noise.at(3, 1, 40, 50));
        assertThat(new PlacedNoise(8).at(3, 1, 40, 50)).isNotEqualTo(noise.at(3, 1, 40, 50));
    }

    @Test
    void tilesCoverALatent() {
        LatentTiles tiles = new LatentTiles(64, 32);
        assertThat(tiles.starts(64)).containsExactly(0);
        assertThat(tiles.starts(30)).containsExactly(0);
        assertThat(tiles.starts(100)).containsExactly(0, 32, 36);
        assertThat(tiles.starts(128)).containsExactly(0, 32, 64);
        double[] weights = LatentTiles.weights(64);
        assertThat(weights[0]).isCloseTo(2.19053e-5, within(1e-9)).isEqualTo(weights[63]);
        assertThat(weights[31]).isCloseTo(3.9772666, within(1e-6)).isEqualTo(weights[32]);
        assertThatThrownBy(() -> new LatentTiles(8, 9)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The fill that the specification of the networks' fixtures uses. */
    private static Plane filled(String name, int channel, double factor, double offset) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        int seed = (int) crc.getValue();
        float[] pixels = new float[40 * 48];
        for (int i = 0; i < pixels.length; i++) {
            int x = (int) ((channel * 40L * 48 + i) * 2654435761L) + seed;
            x ^= x >>> 16;
            x *= 0x7feb352d;
            x ^= x >>> 15;
            x *= 0x846ca68b;
            x ^= x >>> 16;
            pixels[i] = (float) (((x >>> 8) / 8388608.0 - 1) * factor + offset);
        }
        return new Plane(pixels, 48, 40);
    }

    @Test
    void coloursAreCorrectedAsPublished() {
        float first = ColourCorrection.coarse(filled("lrup", 0, 0.5, 0.1)).pixels()[0];
        assertThat(first).isCloseTo(0.1116978f, within(1e-6f));
        Plane wavelet = ColourCorrection.WAVELET.of(filled("sr", 0, 1, 0), filled("lrup", 0, 0.5, 0.1));
        assertThat(wavelet.pixels()[0]).isCloseTo(1.0498361f, within(2e-6f));
        assertThat(wavelet.pixels()[1]).isCloseTo(-0.6103606f, within(2e-6f));
        Plane last = ColourCorrection.WAVELET.of(filled("sr", 2, 1, 0), filled("lrup", 2, 0.5, 0.1));
        assertThat(last.pixels()[40 * 48 - 1]).isCloseTo(-0.7580983f, within(2e-6f));
        Plane adain = ColourCorrection.ADAIN.of(filled("sr", 0, 1, 0), filled("lrup", 0, 0.5, 0.1));
        assertThat(adain.pixels()[0]).isCloseTo(0.5802806f, within(2e-6f));
        assertThat(ColourCorrection.NONE.of(wavelet, adain)).isSameAs(wavelet);
    }
}
