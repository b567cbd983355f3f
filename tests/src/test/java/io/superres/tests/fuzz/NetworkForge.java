package io.superres.tests.fuzz;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.superres.onnx.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

/** Networks in sound protobuf that say what cannot be. */
final class NetworkForge {
    private static final long[] EXTENTS = {
        0, 1, 2, 3, -1, 65_536, 1 << 30, Integer.MAX_VALUE, 1L << 32, 1L << 62, Long.MAX_VALUE, Long.MIN_VALUE
    };
    private static final String[] NAMES = {
        "", "lr", "sr", "w0", "nothing", "a\nb\u0007", "\u00e9\u4e2d", "x".repeat(5000)
    };
    private static final String[] DOMAINS = {"", "ai.onnx", "ai.onnx.ml", "com.microsoft", "org.example"};
    private static final int MANY = 1_000_000;

    private NetworkForge() {}

    static byte[] file(Random random) {
        List<byte[]> sound = Subject.NETWORK.sound();
        ModelProto.Builder model = parsed(sound.get(random.nextInt(sound.size())));
        GraphProto.Builder graph = model.getGraphBuilder();
        if (random.nextInt(200) == 0) return Damage.joined(model.build().toByteArray(), many());
        for (int n = 1 + random.nextInt(2); n > 0 && graph.getOutputCount() > 0 && graph.getInputCount() > 0; n--)
            switch (random.nextInt(12)) {
                case 0, 1 -> weights(random, graph);
                case 2, 3, 4 -> node(random, graph);
                case 5, 6 -> NodeForge.attribute(random, graph);
                case 7, 8 -> NodeForge.atTheEnd(random, graph);
                case 9 -> declaration(random, graph);
                case 10 -> operatorSets(random, model);
                default -> rarity(random, graph);
            }
        return model.build().toByteArray();
    }

    static byte[] tensorFile(Random random) {
        return tensor(random, TensorProto.newBuilder().addDims(2).addDims(3).setDataType(1))
                .build()
                .toByteArray();
    }

    static List<byte[]> tensors(Tensor tensor) {
        TensorProto.Builder raw = TensorProto.newBuilder().setName("t").setDataType(1);
        for (long extent : tensor.shape()) raw.addDims(extent);
        TensorProto.Builder typed = raw.clone();
        raw.setRawData(ByteString.copyFrom(tensor.bytes()));
        for (float value : tensor.floats()) typed.addFloatData(value);
        return List.of(raw.build().toByteArray(), typed.build().toByteArray());
    }

    private static ModelProto.Builder parsed(byte[] bytes) {
        try {
            return ModelProto.parseFrom(bytes).toBuilder();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void weights(Random random, GraphProto.Builder graph) {
        int which = random.nextInt(graph.getInitializerCount());
        tensor(random, graph.getInitializerBuilder(which));
    }

    static TensorProto.Builder tensor(Random random, TensorProto.Builder tensor) {
        switch (random.nextInt(8)) {
            case 0 -> {
                if (tensor.getDimsCount() > 0) tensor.setDims(random.nextInt(tensor.getDimsCount()), extent(random));
            }
            case 1 -> {
                for (int n = 1 + random.nextInt(6); n > 0; n--) tensor.addDims(extent(random));
            }
            case 2 -> tensor.setDataType(random.nextInt(30) - 2);
            case 3 -> tensor.setRawData(ByteString.copyFrom(new byte[random.nextInt(200)]));
            case 4 -> {
                tensor.setDataLocation(TensorProto.DataLocation.EXTERNAL).clearRawData();
                tensor.addExternalDataBuilder().setKey("location").setValue("/etc/passwd");
            }
            case 5 -> {
                tensor.clearRawData();
                for (int i = random.nextInt(20); i > 0; i--)
                    tensor.addFloatData(i).addInt32Data(i).addInt64Data(i);
            }
            case 6 -> tensor.setName(name(random));
            default -> tensor.clearDims();
        }
        return tensor;
    }

    private static void node(Random random, GraphProto.Builder graph) {
        NodeProto.Builder node = graph.getNodeBuilder(random.nextInt(graph.getNodeCount()));
        switch (random.nextInt(9)) {
            case 0 -> node.setOpType(NodeForge.operator(random));
            case 1 -> node.setDomain(DOMAINS[random.nextInt(DOMAINS.length)]);
            case 2 -> {
                if (node.getInputCount() > 0) node.setInput(random.nextInt(node.getInputCount()), value(random, graph));
            }
            case 3 -> node.addInput(value(random, graph));
            case 4 -> node.clearInput();
            case 5 -> node.clearOutput();
            case 6 -> node.addOutput(value(random, graph));
            case 7 -> node.addInput(node.getOutputCount() > 0 ? node.getOutput(0) : "");
            default -> node.setName(name(random)).clearAttribute();
        }
    }

    private static void declaration(Random random, GraphProto.Builder graph) {
        boolean in = random.nextBoolean();
        ValueInfoProto.Builder value = in ? graph.getInputBuilder(0) : graph.getOutputBuilder(0);
        TypeProto.Tensor.Builder type = value.getTypeBuilder().getTensorTypeBuilder();
        switch (random.nextInt(8)) {
            case 0 -> type.getShapeBuilder().getDimBuilder(random.nextInt(4)).setDimValue(extent(random));
            case 1 -> type.setElemType(random.nextInt(30) - 2);
            case 2 -> type.clearShape();
            case 3 -> value.clearType();
            case 4 -> value.setName(name(random));
            case 5 -> value.getTypeBuilder().getSequenceTypeBuilder();
            case 6 -> {
                if (in) graph.addInput(value.clone());
                else graph.addOutput(value.clone());
            }
            default -> {
                if (in) graph.clearInput();
                else type.getShapeBuilder().addDimBuilder();
            }
        }
    }

    private static void operatorSets(Random random, ModelProto.Builder model) {
        if (random.nextBoolean()) model.clearOpsetImport();
        model.addOpsetImport(OperatorSetIdProto.newBuilder()
                .setDomain(DOMAINS[random.nextInt(DOMAINS.length)])
                .setVersion(random.nextBoolean() ? random.nextInt(40) - 3 : extent(random)));
        if (random.nextInt(4) == 0) model.addFunctionsBuilder().setName("f");
        if (random.nextInt(4) == 0) model.setIrVersion(extent(random));
    }

    private static void rarity(Random random, GraphProto.Builder graph) {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> {
                GraphProto inner = GraphProto.getDefaultInstance();
                for (int depth = 0; depth < 20 + random.nextInt(300); depth++) {
                    NodeProto.Builder loop = NodeProto.newBuilder().setOpType("Loop");
                    loop.addAttributeBuilder().setName("body").setG(inner);
                    inner = GraphProto.newBuilder().addNode(loop).build();
                }
                graph.addNode(inner.getNodeCount() > 0 ? inner.getNode(0) : NodeProto.getDefaultInstance());
            }
            case 4, 5, 6, 7 -> {
                NodeProto last = graph.getNode(graph.getNodeCount() - 1);
                graph.removeNode(graph.getNodeCount() - 1).addNode(0, last);
            }
            case 8, 9 -> graph.clearInitializer();
            case 10, 11 -> graph.clearOutput();
            default -> graph.addNode(graph.getNode(random.nextInt(graph.getNodeCount())));
        }
    }

    /** A million nodes more for the graph of the model that this follows: protobuf joins the two. */
    private static byte[] many() {
        NodeProto same = NodeProto.newBuilder()
                .setOpType("Identity")
                .addInput("lr")
                .addOutput("i")
                .build();
        byte[] one = GraphProto.newBuilder().addNode(same).build().toByteArray();
        ByteBuffer nodes = ByteBuffer.allocate(MANY * one.length);
        while (nodes.hasRemaining()) nodes.put(one);
        ByteString.Output out = ByteString.newOutput();
        try {
            CodedOutputStream coded = CodedOutputStream.newInstance(out);
            coded.writeByteArray(ModelProto.GRAPH_FIELD_NUMBER, nodes.array());
            coded.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteString().toByteArray();
    }

    private static String value(Random random, GraphProto.Builder graph) {
        NodeProto some = graph.getNode(random.nextInt(graph.getNodeCount()));
        return random.nextBoolean() && some.getOutputCount() > 0 ? some.getOutput(0) : name(random);
    }

    static String name(Random random) {
        return NAMES[random.nextInt(NAMES.length)];
    }

    static long extent(Random random) {
        return EXTENTS[random.nextInt(EXTENTS.length)];
    }
}
