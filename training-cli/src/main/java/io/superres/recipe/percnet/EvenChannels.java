package io.superres.recipe.percnet;

import io.superres.network.PercNet;
import io.superres.network.PercNet.Layer;
import io.superres.network.Weights;
import io.superres.onnx.Tensor;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rescales the channels of a trunk so that the mean activation of each is 1, without changing what the network computes:
 * each convolution is divided by the mean of its channel, the next one multiplied. Losses on features then mean the same
 * for every channel and level.
 */
final class EvenChannels {
    /** A channel that is active less than this is dead, and left alone. */
    private static final double DEAD = 1e-6;

    private EvenChannels() {}

    /** @param images axes (image, 3, y, x), to take the means over */
    static Map<String, Tensor> of(PercNet network, Map<String, Tensor> weights, Tensor images) {
        Map<String, Tensor> maps;
        try (OnnxSession session = OnnxSession.open(network.features(Weights.of(weights)), Device.CPU, 1)) {
            maps = session.run(Map.of("image", images));
        }
        Map<String, Tensor> even = new LinkedHashMap<>(weights);
        double[] before = {1, 1, 1};
        for (Layer layer : network.layers()) {
            double[] means = means(maps.get(layer.name()));
            String name = layer.convolution();
            even.put(name + ".weight", rescaled(weights.get(name + ".weight"), before, means));
            even.put(name + ".bias", rescaled(weights.get(name + ".bias"), new double[] {1}, means));
            before = means;
        }
        return even;
    }

    private static double[] means(Tensor map) {
        int channels = Math.toIntExact(map.shape()[1]);
        int pixels = Math.toIntExact(map.shape()[2] * map.shape()[3]);
        double[] means = new double[channels];
        float[] values = map.floats();
        for (int i = 0; i < values.length; i++)
            means[i / pixels % channels] += (double) values[i] * channels / values.length;
        for (int c = 0; c < channels; c++) if (means[c] < DEAD) means[c] = 1;
        return means;
    }

    /** Axes (filter, channel, rest): multiplied by its channel's factor, divided by its filter's. */
    private static Tensor rescaled(Tensor weights, double[] channel, double[] filter) {
        float[] values = weights.floats().clone();
        int perFilter = values.length / filter.length;
        int perChannel = perFilter / channel.length;
        for (int i = 0; i < values.length; i++)
            values[i] *= (float) (channel[i % perFilter / perChannel] / filter[i / perFilter]);
        return Tensor.of(values, weights.shape());
    }
}
