package io.superres.torch;

import static io.superres.torch.Emission.library;
import static io.superres.torch.Emission.list;
import static io.superres.torch.Emission.real;

import io.superres.onnx.Node;
import java.util.List;

/**
 * Normalisations. A batch normalisation uses its stored mean and variance unless the node says that it is in training
 * mode; either way they are constants here, see {@link ParameterVector}.
 */
final class Normalisation {
    private static final float EPSILON = 1e-5f;
    /** The first operator set in which an attribute, not the number of outputs, tells training mode. */
    private static final int TRAINING_MODE = 14;

    private Normalisation() {}

    static void describe(OperatorTable table) {
        table.upTo(5, "BatchNormalization", Normalisation::batch)
                .one("InstanceNormalization", Normalisation::instance)
                .upTo(3, "LayerNormalization", Normalisation::layer)
                .one("GroupNormalization", Normalisation::group)
                .one("RMSNormalization", Normalisation::rootMeanSquare)
                .one("LRN", Normalisation::localResponse)
                .one("LpNormalization", Normalisation::lp)
                .one(
                        "MeanVarianceNormalization",
                        (n, e) -> library(
                                "normalisation.mean_variance",
                                e.full(n, 0),
                                list(n.intsOr("axes", List.of(0L, 2L, 3L)))));
    }

    private static String epsilon(Node node) {
        return real(node.realOr("epsilon", EPSILON));
    }

    private static String batch(Node node, Emission e) {
        String inputs =
                String.join(", ", e.full(node, 0), e.full(node, 1), e.full(node, 2), e.full(node, 3), e.full(node, 4));
        boolean training = e.opset() >= TRAINING_MODE
                ? node.intOr("training_mode", 0) != 0
                : node.outputs().size() > 1;
        if (!training) return "torch.batch_norm(" + inputs + ", False, 0.0, " + epsilon(node) + ", False)";
        String momentum = real(node.realOr("momentum", 0.9f));
        return e.take(node, library("normalisation.batch_training", inputs, epsilon(node), momentum), 5);
    }

    private static String instance(Node node, Emission e) {
        return "torch.instance_norm(" + e.full(node, 0) + ", " + e.full(node, 1) + ", " + e.full(node, 2)
                + ", None, None, True, 0.0, " + epsilon(node) + ", False)";
    }

    private static String layer(Node node, Emission e) {
        boolean statistics = node.outputs().size() > 1;
        String call = library(
                statistics ? "normalisation.layer_with_statistics" : "normalisation.layer",
                e.full(node, 0),
                e.full(node, 1),
                e.full(node, 2),
                Long.toString(node.intOr("axis", -1)),
                epsilon(node));
        return statistics ? e.take(node, call, 3) : call;
    }

    private static String rootMeanSquare(Node node, Emission e) {
        String axis = Long.toString(node.intOr("axis", -1));
        return library("normalisation.root_mean_square", e.full(node, 0), e.full(node, 1), axis, epsilon(node));
    }

    private static String group(Node node, Emission e) {
        return library(
                "normalisation.group",
                e.full(node, 0),
                e.full(node, 1),
                e.full(node, 2),
                Long.toString(node.intOr("num_groups", 1)),
                epsilon(node));
    }

    private static String localResponse(Node node, Emission e) {
        return library(
                "normalisation.local_response",
                e.full(node, 0),
                Long.toString(node.intOr("size", 1)),
                real(node.realOr("alpha", 1e-4f)),
                real(node.realOr("beta", 0.75f)),
                real(node.realOr("bias", 1)));
    }

    private static String lp(Node node, Emission e) {
        return library(
                "normalisation.lp",
                e.full(node, 0),
                Long.toString(node.intOr("axis", -1)),
                Long.toString(node.intOr("p", 2)));
    }
}
