package io.superres.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowTest {
    private static Row ratio(double wall, double cpu) {
        return Row.of("topic", "what", new Cost(wall, cpu), "x");
    }

    @Test
    void aTargetIsHeldByTheClockOrInCpuTimeOrNot() {
        assertThat(ratio(1.02, 1.2).atMost(1.03).held()).isEqualTo("yes");
        assertThat(ratio(1.2, 1.02).atMost(1.03).held()).isEqualTo("in CPU time");
        assertThat(ratio(1.2, 1.2).atMost(1.03).held()).isEqualTo("no");
        assertThat(ratio(1.2, Double.NaN).atMost(1.03).held()).isEqualTo("no");
        assertThat(ratio(0.95, 0.8).atLeast(0.9).held()).isEqualTo("yes");
        assertThat(ratio(0.8, 0.8).atLeast(0.9).held()).isEqualTo("no");
        assertThat(ratio(1.2, 1.2).held()).isEmpty();
    }

    @Test
    void numbersAreWrittenWithAboutThreeDigits() {
        Row row = ratio(1.23456, Double.NaN).atMost(1.03);
        assertThat(row.wall()).isEqualTo("1.235 x");
        assertThat(row.cpu()).isEmpty();
        assertThat(row.target()).hasToString("at most 1.03");
        assertThat(Row.of("t", "w", new Cost(123.4, 12.34), "MB").wall()).isEqualTo("123 MB");
        assertThat(Row.of("t", "w", new Cost(123.4, 12.34), "MB").cpu()).isEqualTo("12.3 MB");
    }

    @Test
    void jsonLeavesOutWhatIsNotKnown() {
        assertThat(ratio(1.2, Double.NaN).json()).containsKeys("wall", "unit").doesNotContainKeys("cpu", "target");
        assertThat(ratio(1.2, 1.1).atMost(1.5).json()).containsEntry("cpu", 1.1).containsEntry("held", "yes");
    }
}
