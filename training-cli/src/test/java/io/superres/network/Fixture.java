package io.superres.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.onnx.Tensor;

/**
 * What a tensor is known to hold.
 *
 * @param values at the flat positions 0, 1, n/3, n/2 and n-1
 */
public record Fixture(double mean, double deviation, double... values) {

    /** @param tolerance as a multiple of the standard deviation */
    public void assertMatches(String name, Tensor tensor, double tolerance) {
        float[] found = tensor.floats();
        int n = found.length;
        double sum = 0;
        double square = 0;
        for (float v : found) {
            sum += v;
            square += (double) v * v;
        }
        double allowed = tolerance * deviation;
        assertThat(sum / n).as("mean of " + name).isCloseTo(mean, within(allowed));
        assertThat(Math.sqrt(square / n - sum / n * (sum / n)))
                .as("deviation of " + name)
                .isCloseTo(deviation, within(allowed));
        int[] positions = {0, 1, n / 3, n / 2, n - 1};
        for (int i = 0; i < positions.length; i++)
            assertThat((double) found[positions[i]])
                    .as(name + " at " + positions[i])
                    .isCloseTo(values[i], within(allowed));
    }
}
