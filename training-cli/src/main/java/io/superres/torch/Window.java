package io.superres.torch;

import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Node;
import java.util.Collections;
import java.util.List;

/**
 * The geometry that convolutions and poolings share. Lists hold one number for each spatial axis; pads hold all
 * beginnings, then all ends.
 */
record Window(List<Long> strides, List<Long> dilations, List<Long> pads, Auto auto) {
    /** Whether and how the padding follows from the extent of the image. */
    enum Auto {
        NOTSET,
        VALID,
        SAME_UPPER,
        SAME_LOWER;

        boolean same() {
            return this == SAME_UPPER || this == SAME_LOWER;
        }
    }

    /**
     * @param axes number of spatial axes
     * @throws ModelFormatException if an attribute has another number of axes, or the kind of padding is unknown
     */
    static Window of(Node node, int axes) {
        Auto auto;
        try {
            auto = Auto.valueOf(node.textOr("auto_pad", "NOTSET"));
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(node + " has an unknown auto_pad; export it with explicit padding", e);
        }
        List<Long> none = Collections.nCopies(2 * axes, 0L);
        return new Window(
                list(node, "strides", Collections.nCopies(axes, 1L)),
                list(node, "dilations", Collections.nCopies(axes, 1L)),
                auto == Auto.NOTSET ? list(node, "pads", none) : none,
                auto);
    }

    private static List<Long> list(Node node, String attribute, List<Long> otherwise) {
        List<Long> found = node.intsOr(attribute, otherwise);
        if (found.size() != otherwise.size())
            throw new ModelFormatException(node + " has " + found.size() + " values in " + attribute + ", but "
                    + otherwise.size() + " are needed");
        return found;
    }

    int axes() {
        return strides.size();
    }

    List<Long> padsBefore() {
        return pads.subList(0, axes());
    }

    boolean symmetric() {
        return padsBefore().equals(pads.subList(axes(), 2 * axes()));
    }

    /** The pads in the order of PyTorch: one pair for each axis, last axis first. */
    long[] pairs() {
        long[] pairs = new long[pads.size()];
        for (int i = 0; i < axes(); i++) {
            pairs[2 * i] = pads.get(axes() - 1 - i);
            pairs[2 * i + 1] = pads.get(2 * axes() - 1 - i);
        }
        return pairs;
    }
}
