package io.superres.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.superres.BadInputException;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.torch.Autograd;
import io.superres.torch.Torch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    /** Doubles its input, bends it, and adds two of its channels. */
    private static Graph network() {
        GraphBuilder g = new GraphBuilder("small");
        Value x = g.input(ValueInfo.image("x", 1, "h", "w"));
        Value first = g.parameter("first", Tensor.of(new float[] {2, -1}, 2, 1, 1, 1));
        Value second = g.parameter("second", Tensor.of(new float[] {1, 1}, 1, 2, 1, 1));
        Value bent = g.leakyRelu(g.conv(x, first, null), 0.5f);
        g.output(ValueInfo.image("y", 1, "h", "w"), g.conv(bent, second, null));
        return g.build();
    }

    @Test
    void innerValuesComeOutByNameAndGradientsReachTheImage() {
        Graph network = network();
        String bent = network.nodes().get(1).output();
        try (NDManager manager = Torch.start(1).newBaseManager();
                Autograd autograd = new Autograd();
                Autograd.Recording on = Autograd.on();
                Features features = Features.of(network, List.of("y", bent), manager)) {
            NDArray image = manager.create(new float[] {3, -4}, new Shape(1, 1, 1, 2));
            image.setRequiresGradient(true);
            Map<String, NDArray> seen = features.of(image);
            assertThat(seen.keySet()).containsExactly("y", bent);
            assertThat(seen.get(bent).toFloatArray()).containsExactly(6, -4, -1.5f, 4);
            assertThat(seen.get("y").toFloatArray()).containsExactly(4.5f, 0);

            Map<String, NDArray> nothing = features.of(manager.zeros(new Shape(1, 1, 1, 2)));
            NDArray loss = FeatureLoss.content(PixelLoss.L1).of(seen, nothing, Map.of(bent, 4.0));
            // The sum of |2 x|, |x| / 2 for the positive pixel, of |x| and |x| for the negative one.
            assertThat(loss.getFloat()).isEqualTo(15.5f);
            assertThat(autograd.gradients(loss, List.of(image)).get(0).toFloatArray())
                    .containsExactly(2.5f, -2);
        }
    }

    @Test
    void aLayerThatIsNotThereIsNamed() {
        try (NDManager manager = Torch.start(1).newBaseManager()) {
            assertThatThrownBy(() -> Features.of(network(), List.of("relu9"), manager))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("relu9");
        }
    }
}
