package io.superres.network.stablesr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.network.Initial;
import io.superres.network.Runner;
import io.superres.network.Synthetic;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PatchDiscriminatorTest {
    @Test
    void theNetworkHasItsKnownSize() {
        assertThat(new PatchDiscriminator(3, 64).graph(new Initial(1)).parameterCount())
                .isEqualTo(2_765_633);
    }

    /** Normalised by the batch, the first normal layer does not see how bright its input is. */
    @ParameterizedTest
    @EnumSource
    void patchesAreJudgedWhateverTheContrastOfTheBatch(Runner runner) {
        Graph graph = new PatchDiscriminator(1, 4).graph(new Initial(2));
        Map<String, Tensor> bare = Map.of("main.0.bias", Tensor.zeros(4), "main.2.weight", kernels(graph));
        Graph network = graph.withInitializers(bare);
        float[] once = logits(runner, network, 1);
        float[] brighter = logits(runner, network, 10);
        assertThat(once).hasSize(2 * 2 * 3);
        for (int i = 0; i < once.length; i++) assertThat(brighter[i]).isCloseTo(once[i], within(1e-4f));
        assertThat(once[0]).isNotEqualTo(once[1]);
    }

    /** Large enough that epsilon does not matter. */
    private static Tensor kernels(Graph graph) {
        Tensor tensor = graph.initializers().get("main.2.weight");
        float[] values = tensor.floats();
        for (int i = 0; i < values.length; i++) values[i] *= 1000;
        return Tensor.of(values, tensor.shape());
    }

    private static float[] logits(Runner runner, Graph network, double contrast) {
        Tensor image = Synthetic.tensor("image", contrast, 0, 2, 1, 32, 40);
        return runner.run(network, Map.of("image", image)).get("logits").floats();
    }
}
