package io.superres.network;

import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Sliding;
import io.superres.onnx.Value;
import java.util.Arrays;

/**
 * Layers with weights of their own, named as PyTorch names them: {@code scope.layer.weight}, {@code scope.layer.bias}.
 * Immutable but for the graph that it writes to.
 */
public final class Layers {
    private final GraphBuilder g;
    private final Weights weights;
    private final String scope;
    private final Init kernels;
    private final Init biases;

    private Layers(GraphBuilder g, Weights weights, String scope, Init kernels, Init biases) {
        this.g = g;
        this.weights = weights;
        this.scope = scope;
        this.kernels = kernels;
        this.biases = biases;
    }

    public static Layers of(GraphBuilder g, Weights weights) {
        return new Layers(g, weights, "", null, null);
    }

    /** The graph, for operations without weights. */
    public GraphBuilder graph() {
        return g;
    }

    /** The same graph inside a module: names begin with the module's. */
    public Layers in(String module) {
        return new Layers(g, weights, path(module), kernels, biases);
    }

    public Layers in(int module) {
        return in(Integer.toString(module));
    }

    /** The same place, with kernels and matrices that begin with {@code init} and biases that begin with zero. */
    public Layers starting(Init init) {
        return new Layers(g, weights, scope, init, Init.ZERO);
    }

    /** Gives a value the name of this module, by which {@link io.superres.onnx.Graph#upTo} can ask for it. */
    public Value made(Value x) {
        return g.named(scope, x);
    }

    public Value weight(String name, Init init, long... shape) {
        return weights.weight(g, path(name), init, shape);
    }

    /** Convolution of stride 1 that keeps the extent, with bias; the kernel is {@code size} x {@code size}, odd. */
    public Value conv(String name, Value x, long filters, int size) {
        return conv(name, x, filters, size, Sliding.of(1, size / 2));
    }

    /** Convolution with bias. */
    public Value conv(String name, Value x, long filters, int size, Sliding sliding) {
        return g.conv(x, kernel(name, x, filters, size), bias(name, filters, x.extent(1) * size * size), sliding, 1);
    }

    /** Convolution without bias. */
    public Value convOnly(String name, Value x, long filters, int size, Sliding sliding) {
        return g.conv(x, kernel(name, x, filters, size), null, sliding, 1);
    }

    private Value kernel(String name, Value x, long filters, int size) {
        return matrix(name, filters, x.extent(1), size, size);
    }

    /** An affine map of the last axis. */
    public Value linear(String name, Value x, long outputs) {
        return g.linear(x, matrix(name, outputs, x.extent(-1)), bias(name, outputs, x.extent(-1)));
    }

    /** A linear map of the last axis, without bias. */
    public Value linearOnly(String name, Value x, long outputs) {
        return g.linear(x, matrix(name, outputs, x.extent(-1)), null);
    }

    /** As {@link #linear}, for a matrix that is stored as a convolution kernel: axes (out, in, 1, ...). */
    public Value pointwise(String name, Value x, long outputs, int kernelAxes) {
        long inputs = x.extent(-1);
        long[] shape = new long[2 + kernelAxes];
        Arrays.fill(shape, 1);
        shape[0] = outputs;
        shape[1] = inputs;
        Value matrix = g.reshape(matrix(name, shape), outputs, inputs);
        return g.linear(x, matrix, bias(name, outputs, inputs));
    }

    private Value matrix(String name, long... shape) {
        return weight(name + ".weight", kernels == null ? Init.fan(Init.fanIn(shape)) : kernels, shape);
    }

    private Value bias(String name, long outputs, long fanIn) {
        return weight(name + ".bias", biases == null ? Init.fan(fanIn) : biases, outputs);
    }

    public Value groupNorm(String name, Value x, int groups, float epsilon) {
        return g.groupNorm(x, groups, scale(name, x.extent(1)), shift(name, x.extent(1)), epsilon);
    }

    /**
     * Batch normalisation (Ioffe and Szegedy 2015) by the batch's own mean and variance, always: for networks that only
     * serve training.
     */
    public Value batchNorm(String name, Value x) {
        long channels = x.extent(1);
        Value centred = g.sub(x, g.reduceMean(x, 0, 2, 3));
        Value variance = g.reduceMean(g.mul(centred, centred), 0, 2, 3);
        Value unit = g.div(centred, g.sqrt(g.add(variance, 1e-5f)));
        Value scale = g.reshape(scale(name, channels), channels, 1, 1);
        return g.add(g.mul(unit, scale), g.reshape(shift(name, channels), channels, 1, 1));
    }

    /** Batch normalisation by mean and variance that are weights themselves, for use after training. */
    public Value batchNormKnown(String name, Value x, float epsilon) {
        long channels = x.extent(1);
        return g.batchNorm(
                x,
                scale(name, channels),
                shift(name, channels),
                weight(name + ".running_mean", Init.ZERO, channels),
                weight(name + ".running_var", Init.ONE, channels),
                epsilon);
    }

    /** Normalises the last axis; epsilon 1e-5. */
    public Value layerNorm(String name, Value x) {
        return g.layerNorm(x, scale(name, x.extent(-1)), shift(name, x.extent(-1)), 1e-5f);
    }

    private Value scale(String name, long n) {
        return weight(name + ".weight", Init.ONE, n);
    }

    private Value shift(String name, long n) {
        return weight(name + ".bias", Init.ZERO, n);
    }

    private String path(String name) {
        return scope.isEmpty() ? name : scope + "." + name;
    }
}
