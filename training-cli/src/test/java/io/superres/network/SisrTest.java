package io.superres.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.Plane;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Node;
import io.superres.onnx.ReceptiveField;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.session.ConstantFolding;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SisrTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 8})
    void theSkipConnectionIsBicubicEnlargement(int scale) {
        GraphBuilder g = new GraphBuilder("bicubic");
        Value x = g.input(ValueInfo.image("lr", 1, "h", "w"));
        Value phases = g.conv(x, g.parameter("kernel", BicubicKernel.phases(scale)), null);
        g.output(ValueInfo.image("sr", 1, "sh", "sw"), g.pixelShuffle(phases, scale));
        int width = 14;
        int height = 12;
        float[] lr = new float[width * height];
        Random random = new Random(1);
        for (int i = 0; i < lr.length; i++) lr[i] = random.nextFloat();
        Plane expected = BicubicResize.enlarge(new Plane(lr, width, height), scale, Rounding.NONE);
        try (OnnxSession session = OnnxSession.open(g.build(), Device.CPU, 1)) {
            float[] found = session.run(Map.of("lr", Tensor.of(lr, 1, 1, height, width)))
                    .get("sr")
                    .floats();
            for (int y = 2 * scale; y < (height - 2) * scale; y++)
                for (int px = 2 * scale; px < (width - 2) * scale; px++)
                    assertThat(found[y * width * scale + px]).isCloseTo(expected.get(px, y), within(1e-5f));
        }
    }

    @Test
    void foldingLeavesPlainConvolutionsOfTheStatedSize() {
        Graph graph = new Sisr(4, 48, 3, 3, 2).build(1);
        Graph folded = ConstantFolding.fold(graph);
        long body = 10 * (48 * 48 * 9 + 48);
        long head = 48 * 9 + 48;
        long tail = 16 * 48 * 9 + 16;
        assertThat(folded.parameterCount()).isEqualTo(body + head + tail + 16 * 25);
        assertThat(graph.parameterCount()).isGreaterThan(folded.parameterCount());
        assertThat(folded.nodes())
                .extracting(Node::opType)
                .containsOnly("Conv", "LeakyRelu", "Add", "DepthToSpace", "Identity");
        assertThat(ReceptiveField.of(folded, 4)).isEqualTo(new ReceptiveField.Finite(12));
    }

    @Test
    void theSameSeedGivesTheSameNetwork() {
        Sisr network = new Sisr(2, 8, 1, 1, 1);
        assertThat(network.build(3)).isEqualTo(network.build(3));
        assertThat(network.build(3)).isNotEqualTo(network.build(4));
    }
}
