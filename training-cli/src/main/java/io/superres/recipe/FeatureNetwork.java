package io.superres.recipe;

import io.superres.BadInputException;
import io.superres.model.ModelRegistry;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.OnnxFile;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The network that a training run sees images with: the project's own, or one that the user supplies. */
public final class FeatureNetwork {
    private static final int PROBE = 64;

    private FeatureNetwork() {}

    /**
     * @param reference id or folder of a model such as {@code percnet}, or an ONNX file, which takes RGB images between
     *     0 and 1 and whose layers are chosen by the names of their values
     * @throws BadInputException if there is none, or it cannot be read
     */
    public static Graph of(String reference) {
        if (!reference.endsWith(".onnx"))
            return coloured(ModelRegistry.standard().find(reference).graph());
        Path file = Path.of(reference);
        if (!Files.isRegularFile(file)) throw new BadInputException("there is no network " + reference);
        try {
            return coloured(OnnxFile.decode(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new BadInputException("cannot read the network " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * A network up to one of its layers, whose output then says how many channels it has.
     *
     * @param stride pixels of the image for one of the layer, along each axis
     * @param setting that names the layer
     * @throws BadInputException if there is no such layer, or it has another stride
     */
    public static Graph upTo(Graph network, String layer, int stride, String setting) {
        long[] shape = shape(network, layer);
        if (shape[2] * stride != PROBE)
            throw new BadInputException("the layer '" + layer + "' turns " + PROBE + " pixels into " + shape[2]
                    + "; the setting " + setting + " needs one that makes " + PROBE / stride);
        return network.upTo(List.of(ValueInfo.image(layer, shape[1], "fh", "fw")));
    }

    /**
     * The channels of one of a network's layers, of any stride.
     *
     * @throws BadInputException if there is no such layer, or it is no map
     */
    public static int channels(Graph network, String layer) {
        return Math.toIntExact(shape(network, layer)[1]);
    }

    private static long[] shape(Graph network, String layer) {
        if (network.nodes().stream().noneMatch(node -> node.outputs().contains(layer)))
            throw new BadInputException("the network " + network.name() + " has no layer '" + layer + "'");
        Graph cut = network.upTo(List.of(new ValueInfo(layer, ElementType.FLOAT, List.of())));
        try (OnnxSession session = OnnxSession.open(cut, Device.CPU, 1)) {
            Tensor image = Tensor.zeros(1, Rgb.BANDS, PROBE, PROBE);
            long[] shape =
                    session.run(Map.of(cut.input().name(), image)).get(layer).shape();
            if (shape.length == 4) return shape;
        }
        throw new BadInputException("the layer '" + layer + "' of the network " + network.name() + " is no map");
    }

    /** Networks of a single channel see the mean of the three; their layers keep their names. */
    private static Graph coloured(Graph network) {
        long[] shape = network.input().shape();
        if (shape.length != 4 || shape[1] != 1) return network;
        GraphBuilder g = new GraphBuilder(network.name());
        Value image = g.input(ValueInfo.image("rgb", Rgb.BANDS, "image.h", "image.w"));
        Value grey = g.reduceMean(image, 1);
        List<Value> made = g.embed("", network, grey);
        g.output(new ValueInfo("seen", ElementType.FLOAT, network.output().dims()), made.get(0));
        return g.build();
    }
}
