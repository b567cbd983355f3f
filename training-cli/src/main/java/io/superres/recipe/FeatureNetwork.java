package io.superres.recipe;

import io.superres.BadInputException;
import io.superres.model.ModelRegistry;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.OnnxFile;
import io.superres.onnx.Tensor;
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
            return ModelRegistry.standard().find(reference).graph();
        Path file = Path.of(reference);
        if (!Files.isRegularFile(file)) throw new BadInputException("there is no network " + reference);
        try {
            return OnnxFile.decode(Files.readAllBytes(file));
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
        if (network.nodes().stream().noneMatch(node -> node.outputs().contains(layer)))
            throw new BadInputException("the network " + network.name() + " has no layer '" + layer + "'");
        Graph cut = network.upTo(List.of(new ValueInfo(layer, ElementType.FLOAT, List.of())));
        long[] shape;
        try (OnnxSession session = OnnxSession.open(cut, Device.CPU, 1)) {
            Tensor image = Tensor.zeros(1, Rgb.BANDS, PROBE, PROBE);
            shape = session.run(Map.of(cut.input().name(), image)).get(layer).shape();
        }
        if (shape.length != 4 || shape[2] * stride != PROBE)
            throw new BadInputException("the layer '" + layer + "' turns " + PROBE + " pixels into "
                    + (shape.length == 4 ? shape[2] : 0) + "; the setting " + setting + " needs one that makes "
                    + PROBE / stride);
        return cut.upTo(List.of(ValueInfo.image(layer, shape[1], "fh", "fw")));
    }
}
