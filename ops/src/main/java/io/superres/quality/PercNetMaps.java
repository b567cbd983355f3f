package io.superres.quality;

import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where two images look different to the project's perceptual network: {@link PercNetDistance} before its mean over the
 * image, each level enlarged by bilinear interpolation. Must be closed by whoever opened it.
 */
public final class PercNetMaps implements AutoCloseable {
    /** Extents are multiples of it. */
    public static final int STEP = 8;

    private static final String CHANNELS = "channels";
    private static final float EPSILON = 1e-10f;

    private final OnnxSession session;

    private PercNetMaps(OnnxSession session) {
        this.session = session;
    }

    /** The installed network, if there is one. */
    public static Optional<PercNetMaps> installed() {
        ModelRegistry registry = ModelRegistry.standard();
        if (!registry.list().containsKey(PercNetDistance.MODEL)) return Optional.empty();
        return Optional.of(
                new PercNetMaps(OnnxSession.open(graph(registry.find(PercNetDistance.MODEL)), Device.CPU, 1)));
    }

    /**
     * The network that measures: inputs {@code image} and {@code reference} (batch, 3, y, x), values 0 to 1, output {@code
     * map} (batch, 1, y, x).
     */
    public static Graph graph(Model model) {
        float[] weights =
                model.graph(PercNetDistance.GRAPH).parameters().get(CHANNELS).floats();
        GraphBuilder g = new GraphBuilder("percnet-maps");
        Graph trunk = model.graph();
        List<Value> a = g.embed("a.", trunk, g.input(ValueInfo.image("image", 3, "h", "w")));
        List<Value> b = g.embed("b.", trunk, g.input(ValueInfo.image("reference", 3, "h", "w")));
        Value sum = null;
        int at = 0;
        for (int i = 0; i < a.size(); i++) {
            int channels = Math.toIntExact(a.get(i).extent(1));
            float[] own = Arrays.copyOfRange(weights, at, at += channels);
            Value difference = g.sub(unit(g, a.get(i)), unit(g, b.get(i)));
            Value weighted = g.mul(g.mul(difference, difference), g.constant(Tensor.of(own, 1, channels, 1, 1)));
            Value level = g.enlargeBilinear(
                    g.reduceSum(weighted, 1), stride(trunk.outputs().get(i)));
            sum = sum == null ? level : g.add(sum, level);
        }
        g.output(ValueInfo.image("map", 1, "h", "w"), sum);
        return g.build();
    }

    /** The symbol of an extent says it: {@code h/4}. */
    private static int stride(ValueInfo layer) {
        String symbol = layer.dims().get(2).symbol();
        int slash = symbol.indexOf('/');
        return slash < 0 ? 1 : Integer.parseInt(symbol.substring(slash + 1));
    }

    private static Value unit(GraphBuilder g, Value features) {
        return g.div(features, g.sqrt(g.add(g.reduceSum(g.mul(features, features), 1), EPSILON)));
    }

    /**
     * @param image one plane, which counts as three equal ones, or red, green and blue; extents are multiples of
     *     {@value #STEP}
     * @param reference as many planes of the same extent
     * @param range pixel values that are black and white
     * @return distance at each pixel, row by row
     */
    public float[] between(List<Plane> image, List<Plane> reference, IntensityRange range) {
        return session.run(Map.of("image", whole(image, range), "reference", whole(reference, range)))
                .get("map")
                .floats();
    }

    private static Tensor whole(List<Plane> planes, IntensityRange range) {
        return PercNetDistance.part(
                planes, 0, 0, planes.get(0).width(), planes.get(0).height(), range);
    }

    @Override
    public void close() {
        session.close();
    }
}
