package io.superres.method.femasr;

import io.superres.BadInputException;
import io.superres.onnx.Graph;
import io.superres.onnx.Node;
import io.superres.onnx.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values inside a FeMaSR network that have names, and what can be done with them. */
public final class FemasrGraph {
    /** Latent before quantisation, (batch, feature, y, x). */
    public static final String BEFORE = "zhat";

    /** Latent after quantisation. */
    public static final String AFTER = "zq";

    /** Numbers of the codebook's entries, (batch, y, x). */
    public static final String INDICES = "indices";

    /** Added to the features of twice the latent's extent. */
    public static final String FIRST = "first";

    /** Added to the features of four times the latent's extent. */
    public static final String SECOND = "second";

    private static final String GRID = "superres.grid";
    private static final int PUBLISHED_GRID = 8;

    private FemasrGraph() {}

    /** The network with a note of its grid, see {@link #grid}. */
    public static Graph withGrid(Graph network, int grid) {
        return network.withMetadata(GRID, Integer.toString(grid));
    }

    /**
     * HR pixels per pixel of the latent, along each axis: what the file says, or else 8, as in published networks.
     *
     * @throws BadInputException if the file says nothing possible
     */
    public static int grid(Graph network) {
        String grid = network.metadata().getOrDefault(GRID, Integer.toString(PUBLISHED_GRID));
        if (!grid.equals("4") && !grid.equals("8"))
            throw new BadInputException(
                    "the network " + network.name() + " says " + GRID + "=" + grid + "; it must be 4 or 8");
        return Integer.parseInt(grid);
    }

    /**
     * The network with its shortcuts around the codebook weakened: what they carry is multiplied by a number.
     *
     * @param strength 1 leaves the network as it is; at 0 everything comes from the codebook
     * @throws BadInputException if the strength is not between 0 and 1, or the network has no shortcuts
     */
    public static Graph withShortcuts(Graph network, double strength) {
        if (!(strength >= 0 && strength <= 1))
            throw new BadInputException("the strength of the shortcuts must be between 0 and 1, not " + strength);
        if (strength == 1) return network;
        String factor = "shortcut.strength";
        Map<String, Tensor> constants = new LinkedHashMap<>(network.initializers());
        constants.put(factor, Tensor.scalar((float) strength));
        List<Node> nodes = new ArrayList<>();
        int found = 0;
        for (Node node : network.nodes()) {
            boolean shortcut = node.opType().equals("Identity")
                    && (node.output().equals(FIRST) || node.output().equals(SECOND));
            if (shortcut) found++;
            nodes.add(
                    shortcut
                            ? new Node("Mul", "", node.name(), List.of(node.input(0), factor), node.outputs(), Map.of())
                            : node);
        }
        if (found == 0)
            throw new BadInputException("the network " + network.name() + " has no shortcuts around its codebook");
        return new Graph(
                network.name(),
                network.opset(),
                network.inputs(),
                network.outputs(),
                nodes,
                constants,
                network.metadata());
    }
}
