package io.superres.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {
    private GraphBuilder g;
    private Value image;

    @BeforeEach
    void begin() {
        g = new GraphBuilder("test");
        image = g.input(ValueInfo.image("lr", 4, "h", "w"));
    }

    private static void refused(Runnable step, String reason) {
        assertThatThrownBy(step::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void shapesAreFollowed() {
        Value w = g.parameter("w", Tensor.zeros(8, 4, 3, 3));
        assertThat(g.conv(image, w, null).shape()).containsExactly(-1, 8, -1, -1);
        assertThat(g.pixelShuffle(image, 2).shape()).containsExactly(-1, 1, -1, -1);
    }

    @Test
    void mistakesAreReportedWhereTheyAreMade() {
        Value wrongChannels = g.parameter("w3", Tensor.zeros(8, 3, 3, 3));
        refused(() -> g.conv(image, wrongChannels, null), "has 4 channels");
        Value even = g.parameter("even", Tensor.zeros(8, 4, 2, 2));
        refused(() -> g.conv(image, even, null), "odd extent");
        Value w = g.parameter("w", Tensor.zeros(8, 4, 3, 3));
        Value bias = g.parameter("b", Tensor.zeros(7));
        refused(() -> g.conv(image, w, bias), "bias");
        refused(() -> g.pixelShuffle(image, 3), "shuffle");
        refused(() -> g.add(w, even), "broadcast");
        refused(() -> g.reshape(w, 8, 5), "reshape");
        refused(() -> g.matMul(w, even), "inner extents");
        Value vector = g.parameter("vector", Tensor.zeros(4));
        refused(() -> g.matMul(image, vector), "needs matrices");
        refused(() -> g.conv(image, w, null, Sliding.of(1, 1), 2), "expects 8");
        refused(() -> g.reshape(w, -1, -1), "reshape");
        refused(() -> g.reshape(w, 5, -1), "reshape");
        refused(() -> g.transpose(w, 0, 1, 1, 2), "permutation");
        refused(() -> g.slice(w, 1, 4, 5), "cannot take");
        refused(() -> g.split(w, 0, 4, 5), "cannot split");
        refused(() -> g.concat(0, w, even), "cannot join");
        refused(() -> g.softmax(w, 4), "no axis 4");
        refused(() -> g.groupNorm(image, 3, vector, vector, 1e-5f), "3 groups");
        refused(() -> g.layerNorm(w, vector, vector, 1e-5f), "does not fit");
        refused(() -> Sliding.of(0, 1), "cannot slide");
        refused(() -> g.parameter("w", Tensor.zeros(1)), "two values named w");
        refused(() -> g.build(), "no output");
        refused(() -> g.output(ValueInfo.image("sr", 3, "h", "w"), image), "declaration");
    }

    @Test
    void aGraphOutOfOrderIsRefused() {
        Node node = new Node("Relu", "", "relu", List.of("later"), List.of("y"), Map.of());
        ValueInfo y = ValueInfo.image("y", 1, "h", "w");
        assertThatThrownBy(() -> new Graph("bad", 17, List.of(), List.of(y), List.of(node), Map.of(), Map.of()))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("'later'");
    }
}
