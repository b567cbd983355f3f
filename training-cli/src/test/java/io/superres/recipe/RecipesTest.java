package io.superres.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.BadInputException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecipesTest {
    static Stream<Recipe<?>> recipes() {
        return Recipes.all().stream();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void everySettingHasAMeaningAndEveryConfigurationLoads(Recipe<?> recipe) {
        assertEveryComponentHasAMeaning(recipe.settings());
        for (String config : recipe.configurations()) {
            List<Explanation.Line> lines = Explanation.of(recipe.configuration(config, Map.of()));
            assertThat(lines).hasSizeGreaterThanOrEqualTo(recipe.settings().getRecordComponents().length);
            assertThat(lines).allSatisfy(line -> {
                assertThat(line.meaning()).isNotBlank();
                assertThat(line.range()).isNotBlank();
                assertThat(line.value()).isNotEqualTo("null");
            });
        }
    }

    private static void assertEveryComponentHasAMeaning(Class<?> record) {
        for (RecordComponent component : record.getRecordComponents())
            if (component.getType().isRecord()) assertEveryComponentHasAMeaning(component.getType());
            else
                assertThat(component.getAnnotation(Meaning.class))
                        .as("%s.%s", record.getSimpleName(), component.getName())
                        .isNotNull();
    }

    @Test
    void explanationsShowChangedValues() {
        List<Explanation.Line> lines = Explanation.of(Recipes.named("sisr")
                .configuration(
                        "compact", Map.of("steps", "77", "domainWeights.em", "0.5", "degradations.psf:0.8", "0.7")));
        assertThat(lines)
                .anySatisfy(
                        line -> assertThat(List.of(line.key(), line.value())).containsExactly("steps", "77"))
                .anySatisfy(line ->
                        assertThat(List.of(line.key(), line.value())).containsExactly("domainWeights.em", "0.5"))
                .anySatisfy(line ->
                        assertThat(List.of(line.key(), line.value())).containsExactly("degradations.psf:0.8", "0.7"));
    }

    @Test
    void unknownRecipesAreAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> Recipes.named("sisrr"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("sisr, percnet, e2ent2");
    }
}
