package io.superres.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import com.google.protobuf.ByteString;

/** Attributes to and from protobuf. */
final class AttributeCodec {
    /** Weights are tensors; attributes hold settings of a few axes. */
    private static final int MOST_NUMBERS = 100_000;

    private AttributeCodec() {}

    static Attribute decode(AttributeProto proto) {
        if (Math.max(proto.getIntsCount(), proto.getFloatsCount()) > MOST_NUMBERS)
            throw new ModelFormatException(
                    "attribute '" + proto.getName() + "' has more than " + MOST_NUMBERS + " numbers");
        return switch (proto.getType()) {
            case INT -> new Attribute.Int(proto.getI());
            case FLOAT -> new Attribute.Real(proto.getF());
            case STRING -> new Attribute.Text(proto.getS().toStringUtf8());
            case INTS -> new Attribute.Ints(proto.getIntsList());
            case FLOATS -> new Attribute.Reals(proto.getFloatsList());
            case STRINGS ->
                new Attribute.Texts(proto.getStringsList().stream()
                        .map(ByteString::toStringUtf8)
                        .toList());
            case TENSOR -> new Attribute.Constant(TensorCodec.decode(proto.getT()));
            default ->
                throw new ModelFormatException("attribute '" + proto.getName() + "' is of kind " + proto.getType()
                        + ", which is not supported; export the model without control flow");
        };
    }

    static AttributeProto encode(String name, Attribute attribute) {
        AttributeProto.Builder proto = AttributeProto.newBuilder().setName(name);
        if (attribute instanceof Attribute.Int a)
            proto.setType(AttributeType.INT).setI(a.value());
        else if (attribute instanceof Attribute.Real a)
            proto.setType(AttributeType.FLOAT).setF(a.value());
        else if (attribute instanceof Attribute.Text a)
            proto.setType(AttributeType.STRING).setS(ByteString.copyFromUtf8(a.value()));
        else if (attribute instanceof Attribute.Ints a)
            proto.setType(AttributeType.INTS).addAllInts(a.values());
        else if (attribute instanceof Attribute.Reals a)
            proto.setType(AttributeType.FLOATS).addAllFloats(a.values());
        else if (attribute instanceof Attribute.Texts a)
            a.values().forEach(text -> proto.setType(AttributeType.STRINGS).addStrings(ByteString.copyFromUtf8(text)));
        else if (attribute instanceof Attribute.Constant a)
            proto.setType(AttributeType.TENSOR).setT(TensorCodec.encode("", a.value()));
        return proto.build();
    }
}
