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
