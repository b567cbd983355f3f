package io.superres.recipe.refvae;

import io.superres.network.Weights;
import io.superres.network.refvae.RefVae;
import io.superres.network.refvae.Shipped;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.onnx.ValueInfo;
import io.superres.recipe.Rgb;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The mean and variance that the reference encoder's normalisations need after training: those of many references at
 * once, with the weights as they are then, in place of a moving average over weights that have changed since.
 *
 * @param references (reference, 3, y, x)
 */
record Calibration(Shipped network, Tensor references) {

    /** The weights together with {@code running_mean} and {@code running_var} of each normalisation. */
    Map<String, Tensor> completed(Map<String, Tensor> weights) {
        Map<String, Tensor> all = new LinkedHashMap<>(weights);
        Tensor features = run(
                        network.eyes(), references, network.eyes().output().name())
                .get(network.eyes().output().name());
        int cells = Math.toIntExact(features.shape()[2]);
        List<String> names =
                RefVae.NORMS.stream().map(norm -> norm + RefVae.NORMALISED).toList();
        Graph encoder = network.network()
                .referenceEncoder(Weights.of(weights), cells, RefVae.Statistics.BATCH)
                .upTo(names.stream()
                        .map(name -> new ValueInfo(name, ElementType.FLOAT, List.of()))
                        .toList());
        Map<String, Tensor> found = run(encoder, features, names.toArray(new String[0]));
        for (String norm : RefVae.NORMS) {
            Tensor seen = found.get(norm + RefVae.NORMALISED);
            all.put(norm + ".running_mean", moments(seen)[0]);
            all.put(norm + ".running_var", moments(seen)[1]);
        }
        return all;
    }

    private static Map<String, Tensor> run(Graph graph, Tensor input, String... outputs) {
        try (OnnxSession session = OnnxSession.open(graph, Device.CPU, 1)) {
            return session.run(Map.of(graph.input().name(), input));
        }
    }

    /** Mean and variance of each channel of (batch, channel, y, x). */
    private static Tensor[] moments(Tensor batch) {
        int channels = Math.toIntExact(batch.shape()[1]);
        int area = Math.toIntExact(batch.shape()[2] * batch.shape()[3]);
        double count = (double) batch.size() / channels;
        double[] sum = new double[channels];
        double[] squares = new double[channels];
        float[] values = batch.floats();
        for (int i = 0; i < values.length; i++) {
            sum[i / area % channels] += values[i];
            squares[i / area % channels] += (double) values[i] * values[i];
        }
        float[] means = new float[channels];
        float[] variances = new float[channels];
        for (int c = 0; c < channels; c++) {
            means[c] = (float) (sum[c] / count);
            variances[c] = (float) Math.max(0, squares[c] / count - sum[c] / count * (sum[c] / count));
        }
        return new Tensor[] {Tensor.of(means, channels), Tensor.of(variances, channels)};
    }

    /** @param values axes (reference, 3, y, x) */
    static Calibration of(Shipped network, float[] values, int extent) {
        int count = values.length / (Rgb.BANDS * extent * extent);
        return new Calibration(network, Tensor.of(values, count, Rgb.BANDS, extent, extent));
    }
}
