package io.superres.train.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.train.Validated;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunCheckTest {
    private static Validated images(double psnr, double bicubic, double spread) {
        return new Validated(psnr, bicubic, spread, Map.of(), List.of());
    }

    @Test
    void fiveBadStepsInARowAreTooMany() {
        FiniteNumbers check = new FiniteNumbers();
        for (int i = 0; i < 4; i++) assertThat(check.step(Double.NaN, false)).isEmpty();
        assertThat(check.step(1, true)).isEmpty();
        for (int i = 0; i < 4; i++) assertThat(check.step(1, false)).isEmpty();
        assertThat(check.step(Double.NaN, false)).get().asString().contains("not finite", "lower learningRate");
    }

    @Test
    void aLossThatStandsStillIsNoticed() {
        MovingLoss check = new MovingLoss();
        for (int i = 0; i < 1000; i++)
            assertThat(check.step(0.5 + 1e-6 * (i % 2), true)).isEmpty();
        int steps = 0;
        while (check.step(0.25, true).isEmpty() && steps < 1000) steps++;
        assertThat(steps).isEqualTo(200);
    }

    @Test
    void flatResultsAreNoticedAtTheThirdTime() {
        LivelyOutput check = new LivelyOutput();
        assertThat(check.validated(1, images(20, 20, 0.001))).isEmpty();
        assertThat(check.validated(2, images(20, 20, 0.001))).isEmpty();
        assertThat(check.validated(3, images(20, 20, 0.9))).isEmpty();
        assertThat(check.validated(4, images(20, 20, 0.001))).isEmpty();
        assertThat(check.validated(5, Validated.of(Map.of("accuracy", 1.0)))).isEmpty();
        for (int i = 6; i < 8; i++)
            assertThat(check.validated(i, images(20, 20, 0.001))).isEmpty();
        assertThat(check.validated(8, images(20, 20, 0.001))).get().asString().contains("flat", "0.1 %");
    }

    @Test
    void resultsFarBelowBicubicAreForgivenForAWhile() {
        BetterThanBicubic check = new BetterThanBicubic(3, 100);
        assertThat(check.validated(50, images(5, 30, 1))).isEmpty();
        assertThat(check.validated(99, images(5, 30, 1))).isEmpty();
        assertThat(check.validated(100, images(5, 30, 1))).isEmpty();
        assertThat(check.validated(150, images(27.5, 30, 1))).isEmpty();
        assertThat(check.validated(200, images(26.5, 30, 1))).isEmpty();
        assertThat(check.validated(250, images(Double.NaN, 30, 1)))
                .get()
                .asString()
                .contains("30.00 dB");
        assertThat(check.validated(300, Validated.of(Map.of()))).isEmpty();
    }

    @Test
    void everyRunIsCheckedByDefault() {
        assertThat(RunChecks.with(new BetterThanBicubic(1, 1))).hasSize(4);
    }
}
