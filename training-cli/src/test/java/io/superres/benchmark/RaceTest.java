package io.superres.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.BadInputException;
import io.superres.CancelledException;
import io.superres.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class RaceTest {
    private static final Progress CANCELLED = new Progress() {
        @Override
        public void update(long done, long total) {
            throw new AssertionError("nothing has been done");
        }

        @Override
        public boolean cancelled() {
            return true;
        }
    };

    @Test
    void variantsTakeTurnsForwardsAndBackwardsAfterAWarmUp() {
        List<String> order = new ArrayList<>();
        Race.run(
                new Effort(3, 0),
                Progress.NONE,
                List.of(new Race.Variant("a", () -> order.add("a")), new Race.Variant("b", () -> order.add("b"))));
        assertThat(order).containsExactly("a", "b", "a", "b", "b", "a", "a", "b");
    }

    @Test
    void workThatLastsLongerCostsMore() {
        Race race = Race.run(
                new Effort(3, 0.02),
                Progress.NONE,
                List.of(
                        new Race.Variant("short", () -> LockSupport.parkNanos(2_000_000)),
                        new Race.Variant("long", () -> LockSupport.parkNanos(20_000_000))));
        assertThat(race.median("short").wall())
                .isBetween(0.002, race.median("long").wall());
        assertThat(race.ratio("long", "short").wall()).isGreaterThan(1.5);
        assertThat(race.ratio("short", "short").wall()).isEqualTo(1);
    }

    @Test
    void theMedianIsTheMiddleOfAnOddAndTheMeanOfTheMiddleOfAnEvenNumber() {
        List<Cost> three = List.of(new Cost(9, 1), new Cost(1, 2), new Cost(2, 7));
        assertThat(Cost.median(three)).isEqualTo(new Cost(2, 2));
        assertThat(Cost.median(three.subList(0, 2))).isEqualTo(new Cost(5, 1.5));
    }

    @Test
    void aRaceCanBeCancelled() {
        List<Race.Variant> variants = List.of(new Race.Variant("a", () -> {
            throw new AssertionError("started although cancelled");
        }));
        assertThatThrownBy(() -> Race.run(Effort.QUICK, CANCELLED, variants)).isInstanceOf(CancelledException.class);
    }

    @Test
    void atLeastOneRoundIsNeeded() {
        assertThatThrownBy(() -> Effort.QUICK.withRounds(0)).isInstanceOf(BadInputException.class);
    }
}
