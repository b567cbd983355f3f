package io.superres.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.model.ModelRegistry;
import io.superres.onnx.Attribute;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Networks;
import io.superres.onnx.Node;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfPrecisionTest {

    /** A bundled image, black 0 and white 1, axes (1, 1, y, x). */
    private static Tensor image(String name) throws IOException {
        Raster raster =
                ImageIO.read(Path.of("..", "test-images", name).toFile()).getRaster();
        float[] values = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (float[]) null);
        for (int i = 0; i < values.length; i++) values[i] /= 255;
        return Tensor.of(values, 1, 1, raster.getHeight(), raster.getWidth());
    }

    private static float[] run(Graph graph, Precision precision, Tensor input) {
        SessionSettings settings = new SessionSettings(DeviceChoice.CPU, precision, false, note -> {});
        try (Session session = settings.open(graph, 1)) {
            return session.run(Map.of(graph.input().name(), input))
                    .get(graph.output().name())
                    .floats();
        }
    }

    /** Much less than an 8-bit image loses by rounding, whose root mean square is 1.1e-3. Measured: up to 1.1e-4. */
    @ParameterizedTest
    @CsvSource({
        "sisr-x2,filaments-hr.png",
        "sisr-x4,filaments-hr.png",
        "sisr-bicubic-x2,filaments-hr.png",
        "sisr-bicubic-x4,filaments-hr.png",
        "sisr-x2,target-lr.png",
        "sisr-x4,target-lr.png",
        "sisr-bicubic-x2,target-lr.png",
        "sisr-bicubic-x4,target-lr.png"
    })
    void bundledModelsLoseLess(String id, String name) throws IOException {
        Graph graph = ModelRegistry.standard().find(id).graph();
        Tensor input = image(name);
        float[] single = run(graph, Precision.SINGLE, input);
        float[] half = run(graph, Precision.HALF, input);
        double most = 0;
        double squares = 0;
        for (int i = 0; i < single.length; i++) {
            double d = single[i] - half[i];
            most = Math.max(most, Math.abs(d));
            squares += d * d;
        }
        double rms = Math.sqrt(squares / single.length);
        assertThat(rms).isGreaterThan(1e-8).isLessThan(2e-4);
        assertThat(most).isLessThan(2e-3);
    }

    @Test
    void weightsAreHalvedAndTheOutsideStays() {
        Graph single = Networks.hourglass(2, 5);
        Graph half = HalfPrecision.of(single);
        assertThat(half.inputs()).isEqualTo(single.inputs());
        assertThat(half.outputs()).isEqualTo(single.outputs());
        assertThat(half.initializers().values().stream()
                        .filter(t -> t.type() == ElementType.FLOAT16)
                        .mapToInt(Tensor::size)
                        .sum())
                .isGreaterThanOrEqualTo((int) single.parameterCount());
        assertThat(half.nodes().stream().filter(node -> node.opType().equals("Cast")))
                .as("in once, out once")
                .hasSize(2);
        float[] a = run(single, Precision.SINGLE, Networks.normal(new Random(2), 1, 1, 16, 12));
        float[] b = run(single, Precision.HALF, Networks.normal(new Random(2), 1, 1, 16, 12));
        for (int i = 0; i < a.length; i++)
            assertThat(Math.abs(a[i] - b[i])).isLessThan(5e-3f * Math.max(1, Math.abs(a[i])));
    }

    @Test
    void valuesAreRoundedToTheNearestAndStayFinite() {
        float[] given = {1, -2, 0, 1e-9f, 1 + 1 / 2048f, 1 + 3 / 2048f, 65504, 1e30f, -1e30f, Float.NEGATIVE_INFINITY};
        int[] expected = {0x3C00, 0xC000, 0, 0, 0x3C00, 0x3C02, 0x7BFF, 0x7BFF, 0xFBFF, 0xFC00};
        GraphBuilder g = new GraphBuilder("weights");
        Value x = g.input(ValueInfo.image("x", given.length, "h", "w"));
        Value w = g.parameter("w", Tensor.of(given, given.length, 1, 1));
        g.output(ValueInfo.image("y", given.length, "h", "w"), g.add(x, w));

        Tensor halved = HalfPrecision.of(g.build()).initializers().get("half/w");

        ByteBuffer bytes = ByteBuffer.wrap(halved.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : expected) assertThat(bytes.getShort()).isEqualTo((short) value);
    }

    @Test
    void aLargeSumIsNotCutOff() {
        GraphBuilder g = new GraphBuilder("sum");
        Value x = g.input(ValueInfo.image("x", 1, "h", "w"));
        g.output(ValueInfo.image("y", 1, "h2", "w2"), g.reduceSum(x, 2, 3));
        float[] ones = new float[400 * 400];
        java.util.Arrays.fill(ones, 1);
        assertThat(run(g.build(), Precision.HALF, Tensor.of(ones, 1, 1, 400, 400)))
                .containsExactly(160_000);
    }

    @Test
    void quantisedNetworksAreRefused() {
        Node node = new Node(
                "DequantizeLinear", "", "dq", List.of("x", "s"), List.of("y"), Map.of("axis", Attribute.of(1)));
        Graph graph = new Graph(
                "quantised",
                Graph.OPSET,
                List.of(new ValueInfo("x", ElementType.UINT8, List.of())),
                List.of(new ValueInfo("y", ElementType.FLOAT, List.of())),
                List.of(node),
                Map.of("s", Tensor.scalar(1)),
                Map.of());
        assertThatThrownBy(() -> HalfPrecision.of(graph))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("DequantizeLinear 'dq'")
                .hasMessageContaining("precision=single");
    }
}
