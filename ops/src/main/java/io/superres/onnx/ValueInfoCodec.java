package io.superres.onnx;

import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;

/** Declared types to and from protobuf. */
final class ValueInfoCodec {
    private ValueInfoCodec() {}

    static ValueInfo decode(ValueInfoProto proto) {
        if (!proto.getType().hasTensorType())
            throw new ModelFormatException("'" + proto.getName() + "' is not a tensor; only tensors can go in and out");
        TypeProto.Tensor type = proto.getType().getTensorType();
        List<ValueInfo.Dim> dims = type.getShape().getDimList().stream()
                .map(d -> d.hasDimValue() ? ValueInfo.Dim.of(d.getDimValue()) : ValueInfo.Dim.named(d.getDimParam()))
                .toList();
        return new ValueInfo(proto.getName(), ElementType.of(type.getElemType()), dims);
    }

    static ValueInfoProto encode(ValueInfo value) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (ValueInfo.Dim dim : value.dims()) {
            if (dim.size() >= 0) shape.addDimBuilder().setDimValue(dim.size());
            else shape.addDimBuilder().setDimParam(dim.symbol());
        }
        TypeProto.Tensor.Builder type =
                TypeProto.Tensor.newBuilder().setElemType(value.type().code());
        if (!value.dims().isEmpty()) type.setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(value.name())
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }
}
