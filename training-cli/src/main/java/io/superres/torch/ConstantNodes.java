package io.superres.torch;

import io.superres.onnx.Attribute;
import io.superres.onnx.Node;
import io.superres.onnx.Tensor;
import java.util.List;
import java.util.Optional;

/** The values of {@code Constant} nodes, whichever attribute holds them. */
final class ConstantNodes {
    private ConstantNodes() {}

    /** The value, unless the node is no constant or holds texts or a sparse tensor. */
    static Optional<Tensor> value(Node node) {
        if (!node.opType().equals("Constant") || node.attributes().size() != 1) return Optional.empty();
        Attribute attribute = node.attributes().values().iterator().next();
        if (attribute instanceof Attribute.Constant a) return Optional.of(a.value());
        if (attribute instanceof Attribute.Real a) return Optional.of(Tensor.of(new float[] {a.value()}, new long[0]));
        if (attribute instanceof Attribute.Reals a) return Optional.of(floats(a.values()));
        if (attribute instanceof Attribute.Int a) return Optional.of(scalar(a.value()));
        if (attribute instanceof Attribute.Ints a)
            return Optional.of(Tensor.ofLongs(
                    a.values().stream().mapToLong(Long::longValue).toArray()));
        return Optional.empty();
    }

    private static Tensor floats(List<Float> values) {
        float[] array = new float[values.size()];
        for (int i = 0; i < array.length; i++) array[i] = values.get(i);
        return Tensor.of(array, array.length);
    }

    private static Tensor scalar(long value) {
        Tensor one = Tensor.ofLongs(value);
        return new Tensor(one.type(), new long[0], one.bytes());
    }
}
