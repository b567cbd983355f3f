package io.superres.method.stablesr;

import io.superres.BadInputException;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Node;
import io.superres.onnx.Sliding;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The way from LR images to latents of unit variance and from those to HR images, as networks whose inputs have the extent
 * of the LR image. Where a latent is coarser than the LR image, each of its pixels stands for a square of LR pixels.
 *
 * @param encoder of the autoencoder
 * @param decoder of it, with or without inputs for the encoder's features
 * @param scale HR pixels per LR pixel
 */
record Codec(Graph encoder, Graph decoder, int scale) {
    private static final float LOWEST = -30;
    private static final float HIGHEST = 20;
    private static final String SHARE = "w";

    /** @throws ModelFormatException if the networks do not fit together, or the scale */
    Codec {
        if (StableSrModel.factor(encoder) % scale != 0)
            throw new ModelFormatException("the latents of the network " + encoder.name() + " are "
                    + StableSrModel.factor(encoder) + " times smaller than images, which does not fit a scale of "
                    + scale);
        if (encoder.input().shape().length != 4
                || encoder.input().shape()[1] != StableSrModel.BANDS
                || channels(encoder) < 1
                || decoder.input().shape().length != 4
                || decoder.input().shape()[1] != channels(encoder)
                || decoder.output().shape()[1] != StableSrModel.BANDS)
            throw new ModelFormatException(
                    "the networks " + encoder.name() + " and " + decoder.name() + " do not fit together");
    }

    private static long channels(Graph encoder) {
        return encoder.output().shape().length == 4 ? encoder.output().shape()[1] / 2 : 0;
    }

    /** Channels of a latent. */
    int channels() {
        return Math.toIntExact(channels(encoder));
    }

    /** LR pixels per latent pixel, along each axis. */
    int ratio() {
        return StableSrModel.factor(encoder) / scale;
    }

    /** From the LR image, values 0 to 1, to the mean and the standard deviation of its latent: twice its channels. */
    Graph fromImage() {
        GraphBuilder g = new GraphBuilder("lr-encoder");
        Value image = g.input(ValueInfo.image("lr", StableSrModel.BANDS, "h", "w"));
        Value moments = g.embed("lr.", encoder.upTo(encoder.outputs().subList(0, 1)), enlarged(g, image))
                .get(0);
        float unit = (float) (1 / StableSrModel.deviation(encoder));
        Value mean = g.slice(moments, 1, 0, channels());
        Value logVariance = g.clip(g.slice(moments, 1, channels(), 2L * channels()), LOWEST, HIGHEST);
        Value both = g.mul(g.concat(1, mean, g.exp(g.mul(logVariance, 0.5f))), unit);
        g.output(
                ValueInfo.image("latent", 2L * channels(), "zh", "zw"),
                ratio() == 1 ? both : g.enlargeNearest(both, ratio()));
        return g.build();
    }

    /**
     * From the LR image and, behind its bands, the latent, to the HR image, values 0 to 1 or beyond.
     *
     * @param fidelity how much of the LR image's features is taken over, 0 to 1
     * @throws BadInputException if it is not 0 and the decoder takes no features
     */
    Graph toImage(double fidelity) {
        boolean fused = decoder.inputs().size() > 1;
        if (!fused && fidelity > 0)
            throw new BadInputException("the model's decoder takes over no features; choose a fidelity of 0");
        GraphBuilder g = new GraphBuilder("hr-decoder");
        Value guided = g.input(ValueInfo.image("guided", StableSrModel.BANDS + channels(), "h", "w"));
        Value latent = g.slice(guided, 1, StableSrModel.BANDS, StableSrModel.BANDS + (long) channels());
        if (ratio() > 1) latent = g.averagePool(latent, ratio(), Sliding.of(ratio(), 0));
        List<Value> inputs = new ArrayList<>();
        inputs.add(g.mul(latent, (float) StableSrModel.deviation(encoder)));
        if (fidelity > 0) {
            Value image = enlarged(g, g.slice(guided, 1, 0, StableSrModel.BANDS));
            inputs.addAll(g.embed(
                    "lr.",
                    encoder.upTo(encoder.outputs().subList(1, encoder.outputs().size())),
                    image));
            inputs.add(g.constant(Tensor.of(new float[] {(float) fidelity}, 1)));
        }
        Graph used = fidelity > 0 ? decoder : plain(decoder);
        Value image = g.embed("hr.", used, inputs.toArray(new Value[0])).get(0);
        g.output(ValueInfo.image("sr", StableSrModel.BANDS, "sh", "sw"), g.mul(g.add(image, 1), 0.5f));
        return g.build();
    }

    /** What networks see of an LR image: enlarged, values -1 to 1. */
    private Value enlarged(GraphBuilder g, Value lr) {
        return g.add(g.mul(g.enlargeBicubic(lr, scale), 2), -1);
    }

    /** The decoder without what is multiplied by the share of the features, and so without these. */
    private static Graph plain(Graph decoder) {
        if (decoder.inputs().size() == 1) return decoder;
        Set<String> nothing = new HashSet<>();
        List<Node> nodes = new ArrayList<>();
        for (Node node : decoder.nodes()) {
            if (node.inputs().contains(SHARE)) nothing.add(node.output());
            boolean adds = node.opType().equals("Add") && node.inputs().stream().anyMatch(nothing::contains);
            nodes.add(adds ? kept(node, nothing.contains(node.input(0)) ? node.input(1) : node.input(0)) : node);
        }
        return new Graph(
                        decoder.name(),
                        decoder.opset(),
                        decoder.inputs(),
                        decoder.outputs(),
                        nodes,
                        decoder.initializers(),
                        decoder.metadata())
                .upTo(decoder.outputs());
    }

    private static Node kept(Node addition, String operand) {
        return new Node("Identity", "", addition.name(), List.of(operand), addition.outputs(), Map.of());
    }
}
