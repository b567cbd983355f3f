package io.superres.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.degrade.Degradations;
import io.superres.describe.ModelFolder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SisrAboutTest {
    private static ModelFolder.About about(Map<String, String> changes) {
        return SisrAbout.of(Settings.load("sisr", "bicubic", changes, SisrConfig.class), Map.of());
    }

    @Test
    void everyDegradationIsDescribed() {
        for (String kind : Degradations.summaries().keySet()) {
            ModelFolder.About about = about(Map.of("degradations", "{" + kind + ": 1}", "scale", "2"));
            assertThat(about.id()).isEqualTo("sisr-" + kind + "-x2");
            assertThat(about.degradation()).isEqualTo(kind);
        }
    }

    @Test
    void descriptionAndLimitsFollowTheDegradations() {
        ModelFolder.About bicubic = about(Map.of("degradations.psf", "0"));
        assertThat(bicubic.description()).endsWith("shrunk by bicubic interpolation.");
        assertThat(bicubic.limits())
                .anyMatch(l -> l.contains("never saw noise"))
                .anyMatch(l -> l.contains("one way"));
        ModelFolder.About two = about(Map.of("degradations", "{'psf:1.2': 1, microscope: 2}", "scale", "3"));
        assertThat(two.id()).isEqualTo("sisr-x3");
        assertThat(two.description())
                .contains("simulated microscope", "Gaussian blur")
                .doesNotContain("bicubic");
        assertThat(two.limits()).noneMatch(l -> l.contains("never saw noise")).anyMatch(l -> l.contains("guess"));
    }
}
