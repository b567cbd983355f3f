package io.superres.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AheadTest {
    @Test
    void batchesAreTheFunctionsWhateverTheOrder() {
        try (Ahead<Long> ahead = new Ahead<>(n -> n * n)) {
            for (long n : new long[] {1, 2, 3, 7, 8, 3, 3, 4})
                assertThat(ahead.batch(n)).isEqualTo(n * n);
        }
    }

    /** In a row, none is made twice, and one more than asked for. */
    @Test
    void theNextOneIsMadeMeanwhile() {
        AtomicInteger made = new AtomicInteger();
        try (Ahead<Integer> ahead = new Ahead<>(n -> made.incrementAndGet())) {
            for (long n = 1; n <= 20; n++) ahead.batch(n);
            assertThat(made.get()).isBetween(20, 21);
        }
    }

    @Test
    void failuresArriveWhereTheBatchIsAskedFor() {
        try (Ahead<Long> ahead = new Ahead<>(n -> {
            if (n == 3) throw new IllegalStateException("the disk is gone");
            return n;
        })) {
            assertThat(ahead.batch(2)).isEqualTo(2);
            assertThatThrownBy(() -> ahead.batch(3)).hasMessageContaining("the disk is gone");
            assertThat(ahead.batch(4)).isEqualTo(4);
        }
    }
}
