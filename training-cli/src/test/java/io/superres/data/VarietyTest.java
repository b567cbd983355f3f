package io.superres.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.degrade.Scene;
import io.superres.image.Plane;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VarietyTest {
    private static Scene colours(int width, int height) {
        Random random = new Random(2);
        Plane plane = MadeImages.waves(random, width, height).linear(1 / 255.0, 0);
        return new Scene(List.of(plane, plane.linear(0.5, 0), plane.linear(0.2, 0.3)), false);
    }

    @Test
    void imagesAreLeftAloneUnlessAskedFor() {
        Scene scene = colours(90, 70);
        assertThat(Variety.NONE.of(scene, 64, new SplittableRandom(1))).isSameAs(scene);
    }

    @Test
    void partsAreReducedAndNeverTooSmall() {
        Variety variety = new Variety(0.5, 0.4);
        SplittableRandom random = new SplittableRandom(3);
        int grey = 0;
        for (int i = 0; i < 200; i++) {
            Scene part = variety.of(colours(90 + i % 80, 70 + i % 50), 64, random);
            assertThat(Math.min(part.width(), part.height())).isEqualTo(64);
            if (!part.isColour()) grey++;
        }
        assertThat(grey).isBetween(50, 110);
    }

    @Test
    void imagesAsSmallAsAPatchStayAsTheyAre() {
        Scene part = new Variety(0.5, 0).of(colours(64, 64), 64, new SplittableRandom(1));
        assertThat(part).isEqualTo(colours(64, 64));
    }

    @Test
    void batchesDependOnTheirNumberAlone() {
        TrainingImage image =
                new TrainingImage(ImageFolder.Entry.of(Path.of("d"), Path.of("d/a/b.png")), colours(99, 88));
        ImagePicker picker = new ImagePicker(List.of(image), Map.of());
        HrPatches patches = new HrPatches(picker, new Variety(0.6, 0.3), 32, 5);
        float[] third = patches.batch(3, 2);
        patches.batch(4, 2);
        assertThat(patches.batch(3, 2)).isEqualTo(third).hasSize(2 * 3 * 32 * 32);
        assertThat(patches.batch(4, 2)).isNotEqualTo(third);
        assertThat(new HrPatches(picker, new Variety(0.6, 0.3), 32, 6).batch(3, 2))
                .isNotEqualTo(third);
    }
}
