package io.superres.network.femasr;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.network.Initial;
import io.superres.network.Runner;
import io.superres.network.Synthetic;
import io.superres.onnx.Graph;
import io.superres.onnx.ReceptiveField;
import io.superres.onnx.Tensor;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnetDiscriminatorTest {
    @Test
    void theWeightsAreThoseOfThePublishedFile() {
        Graph graph = new UnetDiscriminator(3, 64).graph(new Initial(1));
        assertThat(graph.parameterCount()).isEqualTo(4_376_897);
        assertThat(graph.parameters()).hasSize(12).containsKeys("conv0.bias", "conv8.weight_orig", "conv9.weight");
        assertThat(graph.parameters().keySet().stream().filter(UnetDiscriminator::isNormalised))
                .hasSize(8);
    }

    @Test
    void everyPixelIsJudgedByItsNeighbourhood() {
        Graph graph = new UnetDiscriminator(1, 4).graph(new Initial(2));
        Tensor image = Synthetic.tensor("image", 0.5, 0.5, 2, 1, 16, 24);
        Tensor logits = Runner.ONNX_RUNTIME.run(graph, Map.of("image", image)).get("logits");
        assertThat(logits.shape()).containsExactly(2, 1, 16, 24);
        assertThat(ReceptiveField.of(graph, 1)).isInstanceOf(ReceptiveField.Finite.class);
    }

    @Test
    void detailReachesTheResultByTheShortWay() {
        Graph graph = new UnetDiscriminator(1, 4).graph(new Initial(2));
        Tensor kernel = graph.initializers().get("conv6.weight_orig");
        Graph shallow = graph.withInitializers(Map.of("conv6.weight_orig", Tensor.zeros(kernel.shape())));
        Tensor image = Synthetic.tensor("image", 0.5, 0.5, 1, 1, 16, 24);
        Tensor deep = Runner.ONNX_RUNTIME.run(graph, Map.of("image", image)).get("logits");
        Tensor rest = Runner.ONNX_RUNTIME.run(shallow, Map.of("image", image)).get("logits");
        assertThat(rest).isNotEqualTo(deep);
        assertThat(Set.of(rest.floats()[100], rest.floats()[101], rest.floats()[102]))
                .hasSize(3);
    }
}
