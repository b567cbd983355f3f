package io.superres.network.femasr;

import io.superres.network.Init;
import io.superres.network.Layers;
import io.superres.network.Weights;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Sliding;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.onnx.ValueInfo.Dim;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges every pixel of an image: a U-Net whose inner kernels are divided by their spectral norm (Wang et al.,
 * Real-ESRGAN, 2021; Miyato et al. 2018). The norm is {@code u^T W v} with singular vectors that the trainer keeps: the
 * inputs {@code conv1.weight_u} (filters) and {@code conv1.weight_v} (channels times kernel area), and so on to {@code
 * conv8}. Both graphs have the same parameters in the same order.
 *
 * @param bands channels of an image
 * @param width features at full resolution
 */
public record UnetDiscriminator(int bands, int width) {
    private static final float SLOPE = 0.2f;
    private static final float TINY = 1e-12f;

    /** A kernel that is divided by its norm. */
    private record Inner(String name, int filters, int channels, int size) {
        int fanIn() {
            return channels * size * size;
        }

        ValueInfo left() {
            return vector("weight_u", filters);
        }

        ValueInfo right() {
            return vector("weight_v", fanIn());
        }

        ValueInfo vector(String what, int extent) {
            return new ValueInfo(name + "." + what, ElementType.FLOAT, List.of(Dim.of(extent)));
        }
    }

    private List<Inner> inner() {
        return List.of(
                new Inner("conv1", 2 * width, width, 4),
                new Inner("conv2", 4 * width, 2 * width, 4),
                new Inner("conv3", 8 * width, 4 * width, 4),
                new Inner("conv4", 4 * width, 8 * width, 3),
                new Inner("conv5", 2 * width, 4 * width, 3),
                new Inner("conv6", width, 2 * width, 3),
                new Inner("conv7", width, width, 3),
                new Inner("conv8", width, width, 3));
    }

    /**
     * Inputs {@code image} (batch, band, y, x), sides multiples of 8, and the singular vectors; output {@code logits}
     * (batch, 1, y, x), positive for what looks real.
     */
    public Graph logits(Weights weights) {
        GraphBuilder g = new GraphBuilder("unet-discriminator");
        Value image = g.input(ValueInfo.image("image", bands, "h", "w"));
        Map<String, Value> kernels = kernels(Layers.of(g, weights));
        for (Inner k : inner()) {
            Value w = kernels.get(k.name());
            kernels.put(k.name(), g.div(w, norm(g, k, w, g.input(k.left()), g.input(k.right()))));
        }

        Value x0 = active(g, g.conv(image, kernels.get("conv0"), kernels.get("conv0.bias")));
        Value x1 = halved(g, x0, kernels.get("conv1"));
        Value x2 = halved(g, x1, kernels.get("conv2"));
        Value x3 = halved(g, x2, kernels.get("conv3"));
        Value y = g.add(doubled(g, x3, kernels.get("conv4")), x2);
        y = g.add(doubled(g, y, kernels.get("conv5")), x1);
        y = g.add(doubled(g, y, kernels.get("conv6")), x0);
        y = active(g, g.conv(y, kernels.get("conv7"), null));
        y = active(g, g.conv(y, kernels.get("conv8"), null));
        g.output(ValueInfo.image("logits", 1, "h", "w"), g.conv(y, kernels.get("conv9"), kernels.get("conv9.bias")));
        return g.build();
    }

    /**
     * One step of power iteration: inputs {@code conv1.weight_u} and so on, outputs {@code conv1.next_u} and {@code
     * conv1.next_v} and so on.
     */
    public Graph iteration(Weights weights) {
        GraphBuilder g = new GraphBuilder("spectral-norm");
        Map<String, Value> kernels = kernels(Layers.of(g, weights));
        for (Inner k : inner()) {
            Value w = g.reshape(kernels.get(k.name()), k.filters(), k.fanIn());
            Value v = unit(g, g.matMul(g.reshape(g.input(k.left()), 1, k.filters()), w));
            Value u = unit(g, g.matMul(v, g.transpose(w, 1, 0)));
            g.output(k.vector("next_u", k.filters()), g.reshape(u, k.filters()));
            g.output(k.vector("next_v", k.fanIn()), g.reshape(v, k.fanIn()));
        }
        return g.build();
    }

    private Map<String, Value> kernels(Layers l) {
        Map<String, Value> kernels = new LinkedHashMap<>();
        outer(kernels, l, "conv0", width, bands);
        for (Inner k : inner())
            kernels.put(
                    k.name(),
                    l.weight(
                            k.name() + ".weight_orig",
                            Init.fan(k.fanIn()),
                            k.filters(),
                            k.channels(),
                            k.size(),
                            k.size()));
        outer(kernels, l, "conv9", 1, width);
        return kernels;
    }

    private static void outer(Map<String, Value> kernels, Layers l, String name, int filters, int channels) {
        Init init = Init.fan(channels * 9L);
        kernels.put(name, l.weight(name + ".weight", init, filters, channels, 3, 3));
        kernels.put(name + ".bias", l.weight(name + ".bias", init, filters));
    }

    private static Value norm(GraphBuilder g, Inner k, Value w, Value u, Value v) {
        Value left = g.matMul(g.reshape(u, 1, k.filters()), g.reshape(w, k.filters(), k.fanIn()));
        return g.reshape(g.matMul(left, g.reshape(v, k.fanIn(), 1)), 1, 1, 1, 1);
    }

    private static Value unit(GraphBuilder g, Value row) {
        Value length = g.sqrt(g.reduceSum(g.mul(row, row), 1));
        return g.div(row, g.max(length, g.scalar(TINY)));
    }

    private static Value halved(GraphBuilder g, Value x, Value kernel) {
        return active(g, g.conv(x, kernel, null, Sliding.of(2, 1), 1));
    }

    private static Value doubled(GraphBuilder g, Value x, Value kernel) {
        return active(g, g.conv(g.enlargeBilinear(x, 2), kernel, null));
    }

    private static Value active(GraphBuilder g, Value x) {
        return g.leakyRelu(x, SLOPE);
    }
}
