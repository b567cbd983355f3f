package io.superres.recipe.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Standing BEFORE = new Standing(0.02, 0.3, 0.2, 0.01, 40, 0, 0);
    private static final Verdict VERDICT = new Verdict(BEFORE, 0.5, 0.01, 0.08, 0.004, 25);

    private static Standing after(double rebuilding, double unlikeness, double consistency, double change) {
        return new Standing(rebuilding, unlikeness, 0.2, 0.01, consistency, 0, change);
    }

    @Test
    void whatIsBetterIsTaken() {
        assertThat(VERDICT.objection(after(0.019, 0.3, 40, 0.01))).isEmpty();
        assertThat(VERDICT.objection(after(0.019, 0.305, 30, 0.01))).isEmpty();
        assertThat(VERDICT.objective(after(0.01, 0.3, 40, 0.01))).isEqualTo(0.5 + 0.5);
    }

    @Test
    void eachCriterionObjects() {
        assertThat(VERDICT.objection(after(0.0199, 0.3, 40, 0.01)))
                .get()
                .asString()
                .contains("hidden pixels");
        assertThat(VERDICT.objection(after(Double.NaN, 0.3, 40, 0.01)))
                .get()
                .asString()
                .contains("hidden pixels");
        assertThat(VERDICT.objection(after(0.019, 0.31, 40, 0.01)))
                .get()
                .asString()
                .contains("natural images");
        assertThat(VERDICT.objection(after(0.019, 0.3, 24, 0.01)))
                .get()
                .asString()
                .contains("LR images, in dB");
        assertThat(VERDICT.objection(after(0.019, 0.3, 40, 0.09)))
                .get()
                .asString()
                .contains("change too much");
        assertThat(VERDICT.objection(new Standing(0.019, 0.3, 0.2, 0.01, 40, 0.005, 0.01)))
                .get()
                .asString()
                .contains("pixel grid");
    }

    /** Results of a model for noisy images never fit these well. */
    @Test
    void aModelThatFitsLessItselfMayGoOnDoingSo() {
        Standing noisy = new Standing(0.02, 0.3, 0.2, 0.01, 20, 0, 0);
        Verdict verdict = new Verdict(noisy, 0.5, 0.01, 0.08, 0.004, 25);
        assertThat(verdict.objection(after(0.019, 0.3, 19.8, 0.01))).isEmpty();
        assertThat(verdict.objection(after(0.019, 0.3, 19.2, 0.01))).isPresent();
    }
}
