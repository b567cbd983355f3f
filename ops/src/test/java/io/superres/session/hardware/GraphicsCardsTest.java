package io.superres.session.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GraphicsCardsTest {

    @Test
    void eachLineIsACard() {
        assertThat(GraphicsCards.parse(
                        "NVIDIA GeForce RTX 4090, 24564, 23028, 550.54.14\r\n" + "Tesla T4, 15360, 15101, 470.57.02\n"))
                .containsExactly(
                        new GraphicsCards.Card("NVIDIA GeForce RTX 4090", 24564, 23028, "550.54.14"),
                        new GraphicsCards.Card("Tesla T4", 15360, 15101, "470.57.02"));
    }

    @Test
    void whatIsNotKnownIsZero() {
        GraphicsCards.Card shared =
                GraphicsCards.parse("NVIDIA GB10, [N/A], [N/A], [N/A]").get(0);
        assertThat(shared).isEqualTo(new GraphicsCards.Card("NVIDIA GB10", 0, 0, "[N/A]"));
        assertThat(shared.driverMajor()).isZero();
        assertThat(new GraphicsCards.Card("a", 1, 1, "550.54").driverMajor()).isEqualTo(550);
    }

    @Test
    void otherTextIsNoCard() {
        assertThat(GraphicsCards.parse("")).isEmpty();
        assertThat(GraphicsCards.parse("No devices were found\n")).isEmpty();
        assertThat(GraphicsCards.parse("a, b\n, , , , ,\n")).isEmpty();
    }
}
