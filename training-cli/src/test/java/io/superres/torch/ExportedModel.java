package io.superres.torch;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Random;

/**
 * A small x2 network as PyTorch's exporters write one: weights with dotted names, extents computed by chains of Shape,
 * Gather, Unsqueeze and Concat, pixel shuffle by reshaping, a layer normalisation that is decomposed before operator set
 * 17, and (before 13) settings as attributes and all weights listed among the inputs.
 */
final class ExportedModel {
    private static final int CHANNELS = 6;

    private final int opset;
    private final Random random = new Random(17);
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("torch_jit");
    private int next;

    private ExportedModel(int opset) {
        this.opset = opset;
    }

    /** The bytes of the model file; input and output are images of one channel. */
    static byte[] bytes(int opset) {
        ExportedModel model = new ExportedModel(opset);
        model.image("input");
        model.body();
        if (opset < 13) model.listWeights();
        return ModelProto.newBuilder()
                .setIrVersion(opset < 13 ? 4 : 7)
                .setProducerName("pytorch")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
                .setGraph(model.graph)
                .build()
                .toByteArray();
    }

    private void body() {
        String head = conv("input", "head", 1, CHANNELS, 3);
        String x = conv(head, "body.0.conv", CHANNELS, CHANNELS, 3);
        x = batchNorm(x, "body.0.bn");
        x = node("PRelu", List.of(x, weight("body.0.act.weight", 0.25, 0.05, CHANNELS, 1, 1)));
        String gate = node("GlobalAveragePool", List.of(x));
        gate = node("Sigmoid", List.of(conv(gate, "body.0.gate", CHANNELS, CHANNELS, 1)));
        x = node("Add", List.of(node("Mul", List.of(x, gate)), head));
        x = layerNorm(x, "norm");
        x = pixelShuffle(conv(x, "tail", CHANNELS, 4, 3));
        x = node("Clip", List.of(x, constant(-9), constant(9)));
        String sum = node("Add", List.of(x, enlarged("input")));
        graph.addNode(NodeProto.newBuilder()
                .setOpType("Identity")
                .setName("/Identity")
                .addInput(sum)
                .addOutput("output"));
        graph.addOutput(value("output", 4));
    }

    private String conv(String x, String name, int in, int out, int kernel) {
        String w = weight(name + ".weight", 0, 1 / Math.sqrt(in * kernel * kernel), out, in, kernel, kernel);
        String b = weight(name + ".bias", 0, 0.1, out);
        int pad = kernel / 2;
        return node(
                "Conv",
                List.of(x, w, b),
                ints("dilations", 1, 1),
                integer("group", 1),
                ints("kernel_shape", kernel, kernel),
                ints("pads", pad, pad, pad, pad),
                ints("strides", 1, 1));
    }

    private String batchNorm(String x, String name) {
        List<String> inputs = List.of(
                x,
                weight(name + ".weight", 1, 0.1, CHANNELS),
                weight(name + ".bias", 0, 0.1, CHANNELS),
                weight(name + ".running_mean", 0, 0.1, CHANNELS),
                weight(name + ".running_var", 1, 0.1, CHANNELS));
        return opset < 14
                ? node("BatchNormalization", inputs, real("epsilon", 1e-5f), real("momentum", 0.9f))
                : node(
                        "BatchNormalization",
                        inputs,
                        real("epsilon", 1e-5f),
                        real("momentum", 0.9f),
                        integer("training_mode", 0));
    }

    /** Over channels, at every pixel. */
    private String layerNorm(String image, String name) {
        String x = node("Transpose", List.of(image), ints("perm", 0, 2, 3, 1));
        String w = weight(name + ".weight", 1, 0.1, CHANNELS);
        String b = weight(name + ".bias", 0, 0.1, CHANNELS);
        String y;
        if (opset >= 17) {
            y = node("LayerNormalization", List.of(x, w, b), integer("axis", -1), real("epsilon", 1e-6f));
        } else {
            String centred = node("Sub", List.of(x, node("ReduceMean", List.of(x), ints("axes", -1))));
            String square = node("Pow", List.of(centred, constant(2)));
            String variance = node("ReduceMean", List.of(square), ints("axes", -1));
            String deviation = node("Sqrt", List.of(node("Add", List.of(variance, constant(1e-6f)))));
            y = node("Div", List.of(centred, deviation));
            y = node("Add", List.of(node("Mul", List.of(y, w)), b));
        }
        return node("Transpose", List.of(y), ints("perm", 0, 3, 1, 2));
    }

    private String pixelShuffle(String x) {
        String n = extent(x, 0);
        String h = extent(x, 2);
        String w = extent(x, 3);
        String apart = node("Concat", List.of(n, longs(1), longs(2), longs(2), h, w), integer("axis", 0));
        String y = node("Reshape", List.of(x, apart));
        y = node("Transpose", List.of(y), ints("perm", 0, 1, 4, 2, 5, 3));
        String together = node("Concat", List.of(n, longs(1), twice(h), twice(w)), integer("axis", 0));
        return node("Reshape", List.of(y, together));
    }

    private String enlarged(String x) {
        String shape = node("Shape", List.of(x));
        String front = node("Slice", List.of(shape, longs(0), longs(2), longs(0)));
        String sizes = node("Concat", List.of(front, twice(extent(x, 2)), twice(extent(x, 3))), integer("axis", 0));
        String none = opset < 13 ? empty() : "";
        return node(
                "Resize",
                List.of(x, none, none, sizes),
                text("coordinate_transformation_mode", "pytorch_half_pixel"),
                real("cubic_coeff_a", -0.75f),
                text("mode", "cubic"),
                text("nearest_mode", "floor"));
    }

    private String extent(String x, long axis) {
        String one = node("Gather", List.of(node("Shape", List.of(x)), scalar(axis)), integer("axis", 0));
        return opset < 13
                ? node("Unsqueeze", List.of(one), ints("axes", 0))
                : node("Unsqueeze", List.of(one, longs(0)));
    }

    private String twice(String extent) {
        // The factor is found in a roundabout way, as exporters do: 2 = cast(sqrt(4)).
        String factor = node("Sqrt", List.of(node("Cast", List.of(longs(4)), integer("to", 1))));
        return node("Mul", List.of(extent, node("Cast", List.of(factor), integer("to", 7))));
    }

    // -- values --

    private String weight(String name, double mean, double spread, long... shape) {
        TensorProto.Builder tensor = graph.addInitializerBuilder().setName(name).setDataType(1);
        long size = 1;
        for (long extent : shape) {
            tensor.addDims(extent);
            size *= extent;
        }
        for (long i = 0; i < size; i++) tensor.addFloatData((float) (mean + spread * random.nextGaussian()));
        return name;
    }

    private String empty() {
        if (graph.getInitializerBuilderList().stream()
                .noneMatch(t -> t.getName().equals("roi")))
            graph.addInitializerBuilder().setName("roi").setDataType(1).addDims(0);
        return "roi";
    }

    private String constant(float value) {
        return constant(TensorProto.newBuilder().setDataType(1).addFloatData(value));
    }

    private String scalar(long value) {
        return constant(TensorProto.newBuilder().setDataType(7).addInt64Data(value));
    }

    private String longs(long value) {
        return constant(TensorProto.newBuilder().setDataType(7).addDims(1).addInt64Data(value));
    }

    private String constant(TensorProto.Builder tensor) {
        return node(
                "Constant",
                List.of(),
                AttributeProto.newBuilder()
                        .setName("value")
                        .setType(AttributeType.TENSOR)
                        .setT(tensor));
    }

    private String node(String operator, List<String> inputs, AttributeProto.Builder... attributes) {
        String name = "/" + operator + "_" + next++;
        NodeProto.Builder node = graph.addNodeBuilder().setOpType(operator).setName(name);
        node.addAllInput(inputs).addOutput(name + "_output_0");
        for (AttributeProto.Builder attribute : attributes) node.addAttribute(attribute);
        return name + "_output_0";
    }

    private static AttributeProto.Builder attribute(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }

    private static AttributeProto.Builder ints(String name, long... values) {
        AttributeProto.Builder attribute = attribute(name, AttributeType.INTS);
        for (long value : values) attribute.addInts(value);
        return attribute;
    }

    private static AttributeProto.Builder integer(String name, long value) {
        return attribute(name, AttributeType.INT).setI(value);
    }

    private static AttributeProto.Builder real(String name, float value) {
        return attribute(name, AttributeType.FLOAT).setF(value);
    }

    private static AttributeProto.Builder text(String name, String value) {
        return attribute(name, AttributeType.STRING).setS(ByteString.copyFromUtf8(value));
    }

    // -- declarations --

    private void image(String name) {
        graph.addInput(value(name, 4));
    }

    private void listWeights() {
        for (TensorProto weight : graph.getInitializerList()) {
            TypeProto.Tensor.Builder type = TypeProto.Tensor.newBuilder().setElemType(weight.getDataType());
            weight.getDimsList()
                    .forEach(extent -> type.getShapeBuilder().addDimBuilder().setDimValue(extent));
            graph.addInputBuilder()
                    .setName(weight.getName())
                    .setType(TypeProto.newBuilder().setTensorType(type));
        }
    }

    private static ValueInfoProto value(String name, int rank) {
        TypeProto.Tensor.Builder type = TypeProto.Tensor.newBuilder().setElemType(1);
        for (int i = 0; i < rank; i++) type.getShapeBuilder().addDimBuilder().setDimParam(name + "_dynamic_axes_" + i);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }
}
