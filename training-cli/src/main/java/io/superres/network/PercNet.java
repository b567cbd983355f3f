package io.superres.network;

import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.PadMode;
import io.superres.onnx.Sliding;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.onnx.ValueInfo.Dim;
import java.util.ArrayList;
import java.util.List;

/**
 * The project's own perceptual network: a small trunk with the layer names of VGG (Simonyan and Zisserman 2015) that is
 * taught without labels, and a distance on its features in the manner of LPIPS (Zhang et al. 2018). Input {@code image}
 * (batch, 3, h, w), values 0 to 1, extents of 16 or more; 3x3 convolutions with reflected borders, each followed by
 * ReLU; max-pooling by 2 between levels.
 *
 * @param width channels of the first level; the others have 2, 4 and 16/3 times as many
 */
public record PercNet(int width) {
    /** The mean and standard deviation that images are normalised by. */
    private static final float MEAN = 0.45f;

    private static final float DEVIATION = 0.25f;

    /** Added below the root when features are normalised to unit length. */
    private static final float EPSILON = 1e-10f;

    private static final int HIDDEN = 96;
    private static final int PROJECTION = 64;

    /** Name of the weights of all channels in the distance, coarser levels later. */
    public static final String CHANNELS = "channels";

    /** What the degradation head estimates. */
    public static final int DEGRADATIONS = 6;

    /** Crops of a batch that are reconstructed. */
    public static final int RECONSTRUCTED = 8;

    /**
     * @param name of the activations
     * @param convolution that makes them
     * @param pooled whether the level begins here, with half the resolution
     */
    public record Layer(String name, String convolution, int channels, boolean pooled) {}

    public PercNet {
        if (width < 3 || width % 3 != 0) throw new IllegalArgumentException("the width must be a multiple of 3");
    }

    /** The seven feature maps, finest first; their levels have strides 1, 1, 2, 2, 4, 4 and 8. */
    public List<Layer> layers() {
        return List.of(
                new Layer("relu1_1", "conv1_1", width, false),
                new Layer("relu1_2", "conv1_2", width, false),
                new Layer("relu2_1", "conv2_1", 2 * width, true),
                new Layer("relu2_2", "conv2_2", 2 * width, false),
                new Layer("relu3_1", "conv3_1", 4 * width, true),
                new Layer("relu3_2", "conv3_2", 4 * width, false),
                new Layer("relu4_1", "conv4_1", 16 * width / 3, true));
    }

    /**
     * The trunk with the heads of its four lessons. Outputs besides the features: {@code degradation} (batch, 6),
     * {@code projection} (batch, 64), {@code rotation} (batch, 4) and {@code reconstruction} (8, 3, h, w) of the first
     * eight images, which must be there; h and w are multiples of 8.
     */
    public Graph lessons(Weights weights) {
        GraphBuilder g = new GraphBuilder("percnet-lessons");
        Layers layers = Layers.of(g, weights);
        List<Value> features = trunk(layers, g.input(ValueInfo.image("image", 3, "h", "w")));
        Value last = features.get(features.size() - 1);
        Value pooled = g.reshape(g.globalAveragePool(last), -1, last.extent(1));
        Layers heads = layers.starting(new Init.He(Math.sqrt(0.5)));
        matrix(g, "degradation", DEGRADATIONS, head(heads.in("degradation"), pooled, DEGRADATIONS));
        matrix(g, "projection", PROJECTION, head(heads.in("projection"), pooled, PROJECTION));
        matrix(g, "rotation", 4, heads.linear("rotation", pooled, 4));
        Value reconstruction = decode(layers.in("decoder"), g.slice(last, 0, 0, RECONSTRUCTED));
        g.output(ValueInfo.image("reconstruction", 3, "h", "w"), reconstruction);
        return g.build();
    }

    /** The trunk alone; its outputs are the feature maps, named as in {@link #layers}. */
    public Graph features(Weights weights) {
        GraphBuilder g = new GraphBuilder("percnet");
        List<Value> features = trunk(Layers.of(g, weights), g.input(ValueInfo.image("image", 3, "h", "w")));
        for (int i = 0; i < features.size(); i++) {
            Layer layer = layers().get(i);
            int stride = 1 << (layer.name().charAt(4) - '1');
            String suffix = stride == 1 ? "" : "/" + stride;
            g.output(ValueInfo.image(layer.name(), layer.channels(), "h" + suffix, "w" + suffix), features.get(i));
        }
        return g.build();
    }

    /**
     * How two image batches, inputs {@code image} and {@code reference}, differ in each channel: output
     * {@code contrasts} (batch, channels of all levels), the squared difference of the features, each pixel's features
     * normalised to unit length, averaged over the image.
     */
    public Graph contrasts(Weights weights) {
        GraphBuilder g = new GraphBuilder("percnet-contrasts");
        matrix(g, "contrasts", channels(), contrasts(Layers.of(g, weights.shared())));
        return g.build();
    }

    /**
     * The distance of two image batches, inputs {@code image} and {@code reference}: output {@code distance} (batch),
     * their {@link #contrasts} weighted by the parameter {@value #CHANNELS}, which has no negative values.
     *
     * @param ceiling largest value
     */
    public Graph distance(Weights weights, float ceiling) {
        GraphBuilder g = new GraphBuilder("percnet-distance");
        Layers layers = Layers.of(g, weights.shared());
        Value weighted = g.mul(contrasts(layers), layers.weight(CHANNELS, Init.ONE, 1, channels()));
        Value distance = g.clip(g.reshape(g.reduceSum(weighted, 1), -1), 0, ceiling);
        g.output(new ValueInfo("distance", ElementType.FLOAT, List.of(Dim.named("batch"))), distance);
        return g.build();
    }

    /** Channels of all levels together. */
    public int channels() {
        return layers().stream().mapToInt(Layer::channels).sum();
    }

    private Value contrasts(Layers layers) {
        GraphBuilder g = layers.graph();
        List<Value> a = trunk(layers, g.input(ValueInfo.image("image", 3, "h", "w")));
        List<Value> b = trunk(layers, g.input(ValueInfo.image("reference", 3, "h", "w")));
        List<Value> levels = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            Value difference = g.sub(unitLength(g, a.get(i)), unitLength(g, b.get(i)));
            levels.add(g.reduceMean(g.mul(difference, difference), 2, 3));
        }
        return g.reshape(g.concat(1, levels), -1, channels());
    }

    private List<Value> trunk(Layers layers, Value image) {
        GraphBuilder g = layers.graph();
        Layers convolutions = layers.starting(new Init.He(1));
        List<Value> features = new ArrayList<>();
        Value x = g.mul(g.add(image, -MEAN), 1 / DEVIATION);
        for (Layer layer : layers()) {
            if (layer.pooled()) x = g.maxPool(x, 2, Sliding.of(2, 0));
            Value padded = g.pad(x, PadMode.REFLECT, 1, 1, 1, 1);
            x = g.relu(convolutions.conv(layer.convolution(), padded, layer.channels(), 3, Sliding.of(1, 0)));
            features.add(x);
        }
        return features;
    }

    private Value decode(Layers decoder, Value x) {
        GraphBuilder g = decoder.graph();
        long[] channels = {4L * width, 2L * width, width, 3};
        for (int i = 0; i < channels.length; i++) {
            if (i > 0) x = g.enlargeBilinear(g.relu(x), 2);
            x = decoder.starting(new Init.He(1)).conv(Integer.toString(i), x, channels[i], 3);
        }
        return x;
    }

    private static Value head(Layers head, Value x, long outputs) {
        return head.linear("1", head.graph().relu(head.linear("0", x, HIDDEN)), outputs);
    }

    private static void matrix(GraphBuilder g, String name, long columns, Value x) {
        g.output(new ValueInfo(name, ElementType.FLOAT, List.of(Dim.named("batch"), Dim.of(columns))), x);
    }

    private static Value unitLength(GraphBuilder g, Value features) {
        Value squares = g.reduceSum(g.mul(features, features), 1);
        return g.div(features, g.sqrt(g.add(squares, EPSILON)));
    }
}
