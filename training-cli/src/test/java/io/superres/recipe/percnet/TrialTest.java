package io.superres.recipe.percnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.data.ImageFolder;
import io.superres.data.ImagePicker;
import io.superres.data.TrainingImage;
import io.superres.degrade.Scene;
import io.superres.image.Plane;
import io.superres.quality.MsSsim;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrialTest {
    /** Edges and texture in three colours. */
    static Scene picture(int extent) {
        Plane plane = Plane.empty(extent, extent);
        for (int i = 0; i < plane.pixels().length; i++) {
            int x = i % extent;
            int y = i / extent;
            plane.pixels()[i] =
                    (float) (0.5 + ((x / 9 + y / 13) % 2 == 0 ? 0.2 : -0.2) + 0.15 * Math.sin(1.3 * x + 0.02 * y * y));
        }
        return new Scene(List.of(plane, plane.linear(0.7, 0.1), plane.linear(-0.8, 0.9)), true).stored();
    }

    static ImagePicker images() {
        ImageFolder.Entry entry = new ImageFolder.Entry(Path.of("picture.png"), "test", "test/picture");
        return new ImagePicker(List.of(new TrainingImage(entry, picture(128))), Map.of());
    }

    @ParameterizedTest
    @EnumSource
    void severerIsWorse(Distortion distortion) {
        Scene picture = picture(96);
        double last = 0;
        for (double severity : new double[] {0, 0.35, 0.7, 1}) {
            double error = Displacement.error(distortion.apply(picture, severity, new SplittableRandom(1)), picture);
            assertThat(error).isGreaterThan(last);
            last = error;
        }
    }

    @Test
    void sharpAndBlurredDifferAsMuchFromTheTruth() {
        SplittableRandom random = new SplittableRandom(2);
        for (double severity : new double[] {0.3, 0.6, 0.9}) {
            Trial trial = Trial.sharpAgainstBlurred(picture(96), severity, random);
            double blurred = Displacement.error(trial.worse(), trial.reference());
            assertThat(Displacement.error(trial.better(), trial.reference()))
                    .isCloseTo(blurred, within(0.05 * blurred));
            assertThat(contrast(trial.better())).isGreaterThan(1.2 * contrast(trial.worse()));
        }
    }

    /** Mean difference of neighbours. */
    private static double contrast(Scene scene) {
        Plane plane = scene.planes().get(0);
        double sum = 0;
        for (int i = 1; i < plane.pixels().length; i++) sum += Math.abs(plane.pixels()[i] - plane.pixels()[i - 1]);
        return sum;
    }

    @Test
    void betterIsMostlyMoreSimilar() {
        SplittableRandom random = new SplittableRandom(5);
        ImagePicker images = images();
        int right = 0;
        for (int i = 0; i < 200; i++) {
            Trial trial = Trial.any(images, 64, random);
            Plane truth = trial.reference().luma().planes().get(0);
            double better = MsSsim.of(trial.better().luma().planes().get(0), truth, 1);
            double worse = MsSsim.of(trial.worse().luma().planes().get(0), truth, 1);
            if (better >= worse) right++;
        }
        // Displaced images are those that MS-SSIM would judge otherwise.
        assertThat(right).isBetween(140, 199);
    }
}
