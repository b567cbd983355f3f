package io.superres.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AucTest {
    @Test
    void groupsApartTogetherAndReversed() {
        assertThat(Auc.of(List.of(1.0, 2.0), List.of(3.0, 4.0))).isEqualTo(1);
        assertThat(Auc.of(List.of(3.0, 4.0), List.of(1.0, 2.0))).isZero();
        assertThat(Auc.of(List.of(1.0, 1.0), List.of(1.0))).isEqualTo(0.5);
        assertThat(Auc.of(List.of(1.0, 3.0), List.of(2.0, 4.0))).isEqualTo(0.75);
    }

    @Test
    void emptyGroupsAreRefused() {
        assertThatThrownBy(() -> Auc.of(List.of(), List.of(1.0))).isInstanceOf(IllegalArgumentException.class);
    }
}
