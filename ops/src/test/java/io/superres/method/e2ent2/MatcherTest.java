package io.superres.method.e2ent2;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.session.Device;
import io.superres.session.OnnxSession;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MatcherTest {
    private static Features features(int width, int height, int channels, DoubleSupplier values) {
        float[][] rows = new float[height][width * channels];
        for (float[] row : rows) for (int i = 0; i < row.length; i++) row[i] = (float) values.getAsDouble();
        return new Features(rows, width, channels);
    }

    private static Features noise(int width, int height, int channels, long seed) {
        return features(width, height, channels, new Random(seed)::nextGaussian);
    }

    private static Best match(Matcher matcher, Features query, Reference... references) {
        Best best = Best.nothing(query.patches());
        for (Reference reference : references) matcher.match(query, reference, best);
        return best;
    }

    private static Best network(Features query, PatchNorm norm, Reference... references) {
        try (NetworkMatcher matcher =
                new NetworkMatcher(OnnxSession.open(NetworkMatcher.graph(query.channels(), norm), Device.CPU, 1))) {
            return match(matcher, query, references);
        }
    }

    private static Best oneByOne(Features query, Reference... references) {
        Best best = Best.nothing(query.patches());
        for (Reference reference : references)
            for (int p = 0; p < reference.patches(); p++)
                for (int q = 0; q < query.patches(); q++)
                    best.offer(
                            q,
                            reference.score(
                                    query,
                                    q / query.patchColumns(),
                                    q % query.patchColumns(),
                                    p / reference.reduced().patchColumns(),
                                    p % reference.reduced().patchColumns()),
                            reference.first() + p);
        return best;
    }

    @ParameterizedTest
    @CsvSource({"20,14,9,31,8", "3,3,40,3,5", "30,30,30,30,32", "17,66,23,5,7", "4,50,3,3,1"})
    void boxSumsFindWhatComparingOneByOneFinds(int width, int height, int wide, int high, int channels) {
        Features query = noise(width, height, channels, 1);
        Reference reference = Reference.of(noise(wide, high, channels, 2), PatchNorm.L2, 0);
        Best exact = match(new ExactMatcher(), query, reference);
        assertThat(exact.patch()).isEqualTo(oneByOne(query, reference).patch());
        assertThat(exact.patch())
                .isEqualTo(network(query, PatchNorm.L2, reference).patch());
    }

    @ParameterizedTest
    @EnumSource(PatchNorm.class)
    void severalReferencesAreOne(PatchNorm norm) {
        Features query = noise(24, 19, 16, 3);
        Reference first = Reference.of(noise(21, 15, 16, 4), norm, 0);
        Reference second = Reference.of(noise(12, 30, 16, 5), norm, first.patches());
        Best exact = match(new ExactMatcher(), query, first, second);
        assertThat(exact.patch()).isEqualTo(oneByOne(query, first, second).patch());
        assertThat(exact.patch()).isEqualTo(network(query, norm, first, second).patch());
        assertThat(Arrays.stream(exact.patch()).filter(p -> p < first.patches()).count())
                .isBetween(1L, (long) query.patches() - 1);
    }

    /** Small whole numbers are added up without rounding. */
    @Test
    void ofEquallyGoodPatchesTheFirstIsTaken() {
        Random random = new Random(6);
        Features query = features(12, 9, 4, () -> random.nextInt(3) - 1);
        float[][] rows = new float[24][];
        Features once = features(20, 8, 4, () -> random.nextInt(3) - 1);
        for (int y = 0; y < rows.length; y++) rows[y] = once.rows()[y % 8];
        Reference thrice = Reference.of(new Features(rows, 20, 4), PatchNorm.L2, 0);
        Best exact = match(new ExactMatcher(), query, thrice);
        assertThat(exact.patch()).isEqualTo(oneByOne(query, thrice).patch());
        assertThat(exact.patch()).isEqualTo(network(query, PatchNorm.L2, thrice).patch());
        assertThat(Arrays.stream(exact.patch())).allMatch(p -> p / 18 < 8);
    }

    @Test
    void severalPlacesAreKeptInOrder() {
        Best best = Best.nothing(1, 3);
        for (int p : new int[] {5, 2, 9, 4}) best.offer(0, p == 9 ? 5 : p, p);
        assertThat(best.patch()).containsExactly(5, 9, 4);
        assertThat(best.score()).containsExactly(5, 5, 4);
        assertThat(best.has(0, 9)).isTrue();
        assertThat(best.has(0, 2)).isFalse();
        assertThat(best.least(0)).isEqualTo(4);
    }

    @Test
    void everyPatchFindsItself() {
        Random random = new Random(7);
        Features image = features(40, 40, 16, random::nextGaussian);
        for (float[] row : image.rows())
            for (int x = 0; x < 40; x++) {
                float energy = (float) Math.exp(2 * Math.sin(x / 5.0));
                for (int c = 0; c < 16; c++) row[x * 16 + c] *= energy;
            }
        Best best = match(new ExactMatcher(), image, Reference.of(image, PatchNorm.L2, 0));
        for (int q = 0; q < best.patch().length; q++)
            assertThat(best.patch()[q]).isEqualTo(q);
    }

    /** Smooth features with detail on top, as those of images are, and others of the same kind. */
    private static Features scene(int width, int height, long seed) {
        Random random = new Random(seed);
        int channels = 16;
        double[][] waves = new double[channels * 4][];
        for (int i = 0; i < waves.length; i++)
            waves[i] = new double[] {random.nextGaussian() / 6, random.nextGaussian() / 6, 6.28 * random.nextDouble()};
        float[][] rows = new float[height][width * channels];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width * channels; x++) {
                double sum = 0.05 * random.nextGaussian();
                for (int i = 0; i < 4; i++) {
                    double[] w = waves[x % channels * 4 + i];
                    sum += Math.sin(w[0] * (x / channels) + w[1] * y + w[2]);
                }
                rows[y][x] = (float) sum;
            }
        return new Features(rows, width, channels);
    }

    @ParameterizedTest
    @CsvSource({"1,0.98", "2,0.97", "3,0.95"})
    void coarseToFineIsNearlyAsGood(int halvings, double least) {
        Features query = scene(66, 66, 8);
        Reference reference = Reference.of(scene(150, 120, 9), PatchNorm.L2, 0);
        Best exact = match(new ExactMatcher(), query, reference);
        Best fast = match(new FastMatcher(halvings, PatchNorm.L2), query, reference);
        double ratio = 0;
        for (int q = 0; q < query.patches(); q++) {
            assertThat(fast.score(q)).isLessThanOrEqualTo(exact.score(q) * 1.0001f);
            ratio += fast.score(q) / exact.score(q) / query.patches();
        }
        assertThat(ratio).isGreaterThan(least);
    }

    @Test
    void whatIsTooSmallToBeReducedIsComparedAsItIs() {
        Features query = noise(5, 9, 8, 10);
        Reference reference = Reference.of(noise(9, 6, 8, 11), PatchNorm.L2, 0);
        assertThat(match(new FastMatcher(2, PatchNorm.L2), query, reference).patch())
                .isEqualTo(oneByOne(query, reference).patch());
    }
}
