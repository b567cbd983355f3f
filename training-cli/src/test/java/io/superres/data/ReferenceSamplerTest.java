package io.superres.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.degrade.Degradations;
import io.superres.degrade.Scene;
import io.superres.image.Plane;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReferenceSamplerTest {
    private static final int PATCH = 8;

    /** Two views of each of two places; every image has its own brightness. */
    private static List<TrainingImage> images() {
        List<TrainingImage> images = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < 4; n++) {
            Plane plane = Plane.empty(100, 90);
            for (int i = 0; i < plane.pixels().length; i++)
                plane.pixels()[i] = 0.2f * n + 0.1f * (float) random.nextDouble();
            ImageFolder.Entry entry = new ImageFolder.Entry(
                    Path.of("groups", "place" + n / 2, n + ".png"), "groups", "groups/place" + n / 2);
            images.add(new TrainingImage(entry, Scene.grey(plane, false)));
        }
        return images;
    }

    private static ReferenceSampler sampler(ReferenceKind kind, double zoom) {
        Map<ReferenceKind, Double> kinds = new EnumMap<>(ReferenceKind.class);
        kinds.put(kind, 1.0);
        return new ReferenceSampler(
                new ImagePicker(images(), Map.of()),
                new Pairs(Degradations.parse("bicubic"), 4),
                new ReferenceSampler.Mix(kinds, 0.5, zoom),
                PATCH,
                7);
    }

    /** Which image a patch was cut from. */
    private static int origin(float[] patches, int place, int extent) {
        double sum = 0;
        int size = 3 * extent * extent;
        for (int i = place * size; i < (place + 1) * size; i++) sum += patches[i] / size;
        return (int) Math.round((sum - 0.05) / 0.2);
    }

    @Test
    void theSameNumberGivesTheSameBatch() {
        ReferenceSampler sampler = sampler(ReferenceKind.SAME_IMAGE, 1.25);
        assertThat(sampler.batch(3, 4).reference())
                .containsExactly(sampler.batch(3, 4).reference());
        assertThat(sampler.batch(3, 4).reference())
                .isNotEqualTo(sampler.batch(4, 4).reference());
        assertThat(sampler.batch(1, 2).lr()).hasSize(2 * 3 * PATCH * PATCH);
        assertThat(sampler.batch(1, 2).hr()).hasSize(2 * 3 * 16 * PATCH * PATCH);
    }

    @Test
    void referencesComeFromWhereTheyShould() {
        for (int n = 0; n < 20; n++) {
            ReferenceSampler.Batch same =
                    sampler(ReferenceKind.SAME_IMAGE, 1.25).batch(n, 1);
            assertThat(origin(same.reference(), 0, 32)).isEqualTo(origin(same.hr(), 0, 32));
            assertThat(origin(same.reduced(), 0, PATCH)).isEqualTo(origin(same.hr(), 0, 32));
            ReferenceSampler.Batch place = sampler(ReferenceKind.SAME_SOURCE, 1).batch(n, 1);
            assertThat(origin(place.reference(), 0, 32)).isEqualTo(origin(place.hr(), 0, 32) ^ 1);
        }
    }

    /** A reference that is the truth would teach nothing but copying. */
    @Test
    void theReferenceIsNeverTheTruth() {
        ReferenceSampler sampler = sampler(ReferenceKind.SAME_IMAGE, 1);
        for (int n = 0; n < 200; n++) {
            ReferenceSampler.Batch batch = sampler.batch(n, 1);
            assertThat(batch.reference()).isNotEqualTo(batch.hr());
        }
    }

    @Test
    void noiseIsNoise() {
        float[] reference = sampler(ReferenceKind.NOISE, 1).batch(2, 1).reference();
        assertThat(reference).doesNotContain(Float.NaN);
        for (float value : reference) assertThat(value).isBetween(0f, 1f);
    }
}
