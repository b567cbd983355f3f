package io.superres.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static SisrConfig load(Map<String, String> changes) {
        return Settings.load("sisr", "compact", changes, SisrConfig.class);
    }

    @Test
    void singleSettingsCanBeReplaced() {
        SisrConfig config = load(Map.of("scale", "2", "loss", "CHARBONNIER", "domainWeights.em", "0.5"));
        assertThat(config.scale()).isEqualTo(2);
        assertThat(config.loss()).hasToString("CHARBONNIER");
        assertThat(config.training().domainWeights()).containsEntry("em", 0.5).containsKey("natural");
    }

    @Test
    void aMistypedKeyIsAnsweredWithTheNearestOne() {
        assertThatThrownBy(() -> load(Map.of("learnigRate", "1")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("learnigRate")
                .hasMessageContaining("learningRate");
    }

    @Test
    void impossibleValuesAreNamed() {
        assertThatThrownBy(() -> load(Map.of("scale", "1")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("scale");
        assertThatThrownBy(() -> load(Map.of("steps", "many")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("steps");
    }

    private static void refused(String sentence, String key, String value) {
        assertThatThrownBy(() -> load(Map.of(key, value)))
                .isInstanceOf(BadInputException.class)
                .hasMessage(sentence);
    }

    @Test
    void valuesOfTheWrongTypeAreAnsweredWithWhatIsPossible() {
        refused("the setting 'steps' must be a whole number (1 or more), not 'many'", "steps", "many");
        refused("the setting 'steps' must be a whole number (1 or more), not '1.5'", "steps", "1.5");
        refused("the setting 'steps' is given no value", "steps", "");
        refused("the setting 'loss' must be one of its values (L1, CHARBONNIER, HUBER, MSE), not 'L3'", "loss", "L3");
        refused("the setting 'degradations.psf' must be a number (0 or more), not 'lots'", "degradations.psf", "lots");
        refused("the setting 'degradations' must be numbers by name (0 or more), not 'psf'", "degradations", "psf");
        refused("the setting 'learningRate' must be a number (above 0)", "learningRate.x", "2");
        refused("the setting domainWeights.natural must be 0 or more", "domainWeights.natural", "-1");
        refused("the setting degradations.psf must be 0 or more", "degradations.psf", "~");
    }

    @Test
    void aFileOfOnesOwnMustBeComplete(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "scale: 2\n");
        assertThatThrownBy(() -> Settings.load("sisr", file.toString(), Map.of(), SisrConfig.class))
                .isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> Settings.load("sisr", "huge", Map.of(), SisrConfig.class))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("huge");
    }
}
