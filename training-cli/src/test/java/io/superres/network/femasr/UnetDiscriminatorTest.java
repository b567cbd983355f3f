package io.superres.network.femasr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.network.Initial;
import io.superres.network.Runner;
import io.superres.network.Synthetic;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnetDiscriminatorTest {
    @Test
    void theWeightsAreThoseOfThePublishedFile() {
        Graph graph = new UnetDiscriminator(3, 64).logits(new Initial(1));
        assertThat(graph.parameterCount()).isEqualTo(4_376_897);
        assertThat(graph.parameters()).hasSize(12).containsKeys("conv0.bias", "conv8.weight_orig", "conv9.weight");
    }

    @Test
    void powerIterationFindsTheNormThatKernelsAreDividedBy() {
        UnetDiscriminator critic = new UnetDiscriminator(1, 4);
        Graph logits = critic.logits(new Initial(2));
        Graph iteration = critic.iteration(new Initial(2));
        assertThat(iteration.parameters()).isEqualTo(logits.parameters());

        Graph used = iteration.upTo(iteration.outputs());
        Map<String, Tensor> vectors = new HashMap<>();
        iteration.inputs().forEach(u -> vectors.put(u.name(), Synthetic.tensor(u.name(), 1, 0, u.shape())));
        Map<String, Tensor> given = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            Map<String, Tensor> next = Runner.ONNX_RUNTIME.run(used, vectors);
            next.forEach((name, tensor) -> given.put(name.replace("next_", "weight_"), tensor));
            given.forEach((name, tensor) -> vectors.replace(name, tensor));
        }
        given.put("image", Synthetic.tensor("image", 0.5, 0.5, 2, 1, 16, 24));
        float[] once = Runner.ONNX_RUNTIME.run(logits, given).get("logits").floats();

        // Kernels of any length are divided by it.
        Map<String, Tensor> longer = new HashMap<>();
        logits.parameters().forEach((name, tensor) -> {
            if (name.endsWith("weight_orig")) longer.put(name, times(tensor, 3));
        });
        float[] again = Runner.ONNX_RUNTIME
                .run(logits.withInitializers(longer), given)
                .get("logits")
                .floats();
        assertThat(once).hasSize(2 * 16 * 24);
        for (int i = 0; i < once.length; i++) assertThat(again[i]).isCloseTo(once[i], within(1e-5f));

        Tensor kernel = logits.initializers().get("conv7.weight_orig");
        float[] u = given.get("conv7.weight_u").floats();
        float[] v = given.get("conv7.weight_v").floats();
        double norm = norm(kernel.floats(), u, v);
        double frobenius = 0;
        for (float w : kernel.floats()) frobenius += (double) w * w;
        assertThat(norm).isBetween(Math.sqrt(frobenius / u.length), Math.sqrt(frobenius));
        assertThat(residual(kernel.floats(), u, v, norm)).isLessThan(1e-3 * norm);
    }

    private static double norm(float[] w, float[] u, float[] v) {
        double sum = 0;
        for (int i = 0; i < u.length; i++)
            for (int j = 0; j < v.length; j++) sum += (double) u[i] * w[i * v.length + j] * v[j];
        return sum;
    }

    /** How far {@code W^T u} is from {@code norm * v}. */
    private static double residual(float[] w, float[] u, float[] v, double norm) {
        double square = 0;
        for (int j = 0; j < v.length; j++) {
            double sum = -norm * v[j];
            for (int i = 0; i < u.length; i++) sum += (double) u[i] * w[i * v.length + j];
            square += sum * sum;
        }
        return Math.sqrt(square);
    }

    private static Tensor times(Tensor tensor, float factor) {
        float[] values = tensor.floats();
        for (int i = 0; i < values.length; i++) values[i] *= factor;
        return Tensor.of(values, tensor.shape());
    }
}
