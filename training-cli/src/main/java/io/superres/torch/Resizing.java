package io.superres.torch;

import static io.superres.torch.Emission.bool;
import static io.superres.torch.Emission.library;
import static io.superres.torch.Emission.list;
import static io.superres.torch.Emission.real;

import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Node;
import java.util.List;
import java.util.Set;

/** Resize in all its modes, and Upsample, which it replaced. */
final class Resizing {
    private static final Set<String> MODES = Set.of("nearest", "linear", "cubic");
    private static final Set<String> RULES = Set.of(
            "half_pixel",
            "half_pixel_symmetric",
            "pytorch_half_pixel",
            "align_corners",
            "asymmetric",
            "tf_half_pixel_for_nn",
            "tf_crop_and_resize");
    private static final Set<String> ROUNDINGS = Set.of("round_prefer_floor", "round_prefer_ceil", "floor", "ceil");
    private static final Set<String> POLICIES = Set.of("stretch", "not_larger", "not_smaller");
    /** The first operator set in which Resize has a region of interest and coordinate modes. */
    private static final int MODERN = 11;

    private Resizing() {}

    static void describe(OperatorTable table) {
        table.one("Resize", Resizing::resize).one("Upsample", Resizing::simple);
    }

    private static String resize(Node node, Emission e) {
        if (e.opset() < MODERN) return simple(node, e);
        return library(
                "resizing.resize",
                e.full(node, 0),
                e.reals(node, 1),
                e.reals(node, 2),
                e.ints(node, 3),
                list(node.intsOr("axes", List.of())),
                choice(node, "keep_aspect_ratio_policy", "stretch", POLICIES),
                mode(node),
                choice(node, "coordinate_transformation_mode", "half_pixel", RULES),
                choice(node, "nearest_mode", "round_prefer_floor", ROUNDINGS),
                real(node.realOr("cubic_coeff_a", -0.75f)),
                bool(node.intOr("exclude_outside", 0) != 0),
                real(node.realOr("extrapolation_value", 0)),
                bool(node.intOr("antialias", 0) != 0));
    }

    /** Upsample, and Resize of operator set 10: corners of pixels coincide, the pixel below is nearest. */
    private static String simple(Node node, Emission e) {
        return library(
                "resizing.resize",
                e.full(node, 0),
                Emission.NO_REALS,
                node.has("scales") ? e.realAttribute(node, "scales") : e.reals(node, 1),
                list(),
                list(),
                "\"stretch\"",
                mode(node),
                "\"asymmetric\"",
                "\"floor\"",
                "-0.75",
                "False",
                "0.0",
                "False");
    }

    /** Bilinear is the name of linear in old operator sets. */
    private static String mode(Node node) {
        return node.textOr("mode", "nearest").equals("bilinear")
                ? "\"linear\""
                : choice(node, "mode", "nearest", MODES);
    }

    private static String choice(Node node, String attribute, String otherwise, Set<String> known) {
        String value = node.textOr(attribute, otherwise);
        if (!known.contains(value))
            throw new ModelFormatException(node + " has the unknown " + attribute + " '" + value + "'");
        return "\"" + value + "\"";
    }
}
