package io.superres.tests.fuzz;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.ByteString;
import io.superres.onnx.Tensor;
import java.util.Random;

/** Nodes that ask for what cannot be done. */
final class NodeForge {
    private static final String[] OPERATORS = {
        "Conv",
        "ConvTranspose",
        "Add",
        "Relu",
        "PRelu",
        "DepthToSpace",
        "SpaceToDepth",
        "Resize",
        "Upsample",
        "Concat",
        "Split",
        "Slice",
        "Pad",
        "MaxPool",
        "AveragePool",
        "Softmax",
        "ReduceMean",
        "MatMul",
        "Gemm",
        "Reshape",
        "Transpose",
        "Cast",
        "Tile",
        "Expand",
        "Gather",
        "Constant",
        "ConstantOfShape",
        "Loop",
        "If",
        "Scan",
        "TopK",
        "Range",
        "NonZero",
        "Einsum",
        "GridSample",
        "LSTM",
        "QLinearConv",
        "RandomNormal",
        "BatchNormalization",
        "LayerNormalization",
        "InstanceNormalization",
        "Where",
        "Mod",
        "BitShift",
        "StringNormalizer",
        "MadeUp",
        ""
    };
    private static final String[] ATTRIBUTES = {
        "kernel_shape", "strides", "pads", "dilations", "group", "blocksize", "axis", "axes", "mode", "auto_pad",
        "value", "to", "keepdims", "perm", "output_padding", "output_shape", "epsilon", "alpha", "scales", "num_outputs"
    };
    private static final String[] MODES = {
        "", "nearest", "linear", "cubic", "DCR", "CRD", "SAME_UPPER", "VALID", "reflect", "edge", "wrap", "magic"
    };

    private NodeForge() {}

    static String operator(Random random) {
        return OPERATORS[random.nextInt(OPERATORS.length)];
    }

    /** Changes an attribute that is there, or adds one. */
    static void attribute(Random random, GraphProto.Builder graph) {
        NodeProto.Builder node = graph.getNodeBuilder(random.nextInt(graph.getNodeCount()));
        AttributeProto.Builder attribute = node.getAttributeCount() > 0 && random.nextInt(4) > 0
                ? node.getAttributeBuilder(random.nextInt(node.getAttributeCount()))
                : node.addAttributeBuilder().setName(ATTRIBUTES[random.nextInt(ATTRIBUTES.length)]);
        if (attribute.getType() == AttributeType.UNDEFINED || random.nextInt(4) == 0)
            attribute.setType(
                    AttributeType.forNumber(random.nextInt(15)) == null
                            ? AttributeType.INT
                            : AttributeType.forNumber(random.nextInt(8)));
        switch (attribute.getType()) {
            case INT -> attribute.setI(NetworkForge.extent(random));
            case INTS -> {
                if (random.nextInt(3) == 0) attribute.clearInts();
                if (attribute.getIntsCount() > 0 && random.nextInt(3) > 0)
                    attribute.setInts(random.nextInt(attribute.getIntsCount()), NetworkForge.extent(random));
                else for (int n = random.nextInt(6); n > 0; n--) attribute.addInts(NetworkForge.extent(random));
            }
            case FLOAT -> attribute.setF(new float[] {0, -1, Float.NaN, Float.MAX_VALUE}[random.nextInt(4)]);
            case STRING -> attribute.setS(ByteString.copyFromUtf8(MODES[random.nextInt(MODES.length)]));
            case TENSOR -> NetworkForge.tensor(random, attribute.getTBuilder());
            default -> attribute.addFloats(random.nextFloat());
        }
    }

    /** A node between the network and its output that makes it something else, often something enormous. */
    static void atTheEnd(Random random, GraphProto.Builder graph) {
        String result = graph.getOutput(0).getName();
        for (NodeProto.Builder node : graph.getNodeBuilderList())
            for (int i = 0; i < node.getOutputCount(); i++)
                if (node.getOutput(i).equals(result)) node.setOutput(i, "near");
        NodeProto.Builder node = NodeProto.newBuilder().addInput("near").addOutput(result);
        switch (random.nextInt(7)) {
            case 0 -> {
                float factor = new float[] {0, -1, 3, 1e-9f, 100, 1e9f, Float.NaN}[random.nextInt(7)];
                node.setOpType("Resize")
                        .addInput("")
                        .addInput(constant(graph, Tensor.of(new float[] {1, 1, factor, factor}, 4)));
            }
            case 1 ->
                node.setOpType("Tile").addInput(constant(graph, Tensor.ofLongs(1, 1, extent(random), extent(random))));
            case 2 ->
                node.setOpType("Pad")
                        .addInput(constant(graph, Tensor.ofLongs(0, 0, extent(random), 0, 0, 0, 0, extent(random))));
            case 3 ->
                node.setOpType("Expand")
                        .addInput(constant(graph, Tensor.ofLongs(extent(random), 1, 1, extent(random), 1)));
            case 4 -> node.setOpType("Reshape").addInput(constant(graph, Tensor.ofLongs(1, 1, -1, extent(random))));
            case 5 ->
                node.setOpType("Slice")
                        .addInput(constant(graph, Tensor.ofLongs(extent(random))))
                        .addInput(constant(graph, Tensor.ofLongs(extent(random))))
                        .addInput(constant(graph, Tensor.ofLongs(extent(random))))
                        .addInput(constant(graph, Tensor.ofLongs(extent(random))));
            default -> {
                node.setOpType(operator(random));
                if (random.nextBoolean()) node.addInput(constant(graph, Tensor.ofLongs(extent(random))));
            }
        }
        graph.addNode(node);
    }

    private static long extent(Random random) {
        return random.nextInt(3) == 0 ? NetworkForge.extent(random) : random.nextInt(40) - 4;
    }

    private static String constant(GraphProto.Builder graph, Tensor tensor) {
        String name = "constant" + graph.getInitializerCount();
        var proto = graph.addInitializerBuilder()
                .setName(name)
                .setDataType(tensor.type().code());
        for (long extent : tensor.shape()) proto.addDims(extent);
        proto.setRawData(ByteString.copyFrom(tensor.bytes()));
        return name;
    }
}
