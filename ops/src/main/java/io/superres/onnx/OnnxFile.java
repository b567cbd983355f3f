package io.superres.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.superres.BadInputException;
import io.superres.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads and writes {@code .onnx} files. Thread-safe. */
public final class OnnxFile {
    /** The file format version we write; every current runtime reads it. */
    private static final int IR_VERSION = 8;

    /** Protobuf itself stops here; a file this long is refused before it is read. */
    private static final long MAX_BYTES = Integer.MAX_VALUE - 64;

    private OnnxFile() {}

    /**
     * @throws BadInputException if the file cannot be read
     * @throws ModelFormatException if it is not a usable ONNX model
     */
    public static Graph read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES)
                throw new ModelFormatException(file + " is larger than 2 GB, which an ONNX file cannot be");
            return decode(Files.readAllBytes(file));
        } catch (ModelFormatException e) {
            throw new ModelFormatException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new BadInputException("cannot read the model file " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a file that holds a single tensor, as published test data do.
     *
     * @throws BadInputException if the file cannot be read
     * @throws ModelFormatException if it does not hold a tensor of a known type
     */
    public static Tensor readTensor(Path file) {
        try {
            return TensorCodec.decode(TensorProto.parseFrom(Files.readAllBytes(file)));
        } catch (InvalidProtocolBufferException e) {
            throw new ModelFormatException(file + " does not hold an ONNX tensor, or it is damaged", e);
        } catch (ModelFormatException e) {
            throw new ModelFormatException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new BadInputException("cannot read the tensor file " + file + ": " + e.getMessage(), e);
        }
    }

    /** Writes a graph; the file appears only when it is complete. */
    public static void write(Graph graph, Path file) throws IOException {
        WholeFile.write(file, encode(graph));
    }

    /** @throws ModelFormatException if the bytes are not a usable ONNX model */
    public static Graph decode(byte[] bytes) {
        ModelProto model;
        try {
            OnnxScan.check(bytes);
            model = ModelProto.parseFrom(bytes);
        } catch (IOException e) {
            throw new ModelFormatException("this is not an ONNX model, or it is damaged", e);
        }
        GraphProto graph = model.getGraph();
        if (graph.getNodeCount() == 0 || graph.getOutputCount() == 0)
            throw new ModelFormatException("this is not an ONNX model, or it is empty");
        if (model.getFunctionsCount() > 0)
            throw new ModelFormatException("ONNX models with functions of their own are not supported");

        Map<String, Tensor> initializers = new LinkedHashMap<>();
        for (TensorProto tensor : graph.getInitializerList())
            initializers.put(tensor.getName(), TensorCodec.decode(tensor));
        List<ValueInfo> inputs = new ArrayList<>();
        for (ValueInfoProto input : graph.getInputList())
            if (!initializers.containsKey(input.getName())) inputs.add(ValueInfoCodec.decode(input));
        Map<String, String> metadata = new LinkedHashMap<>();
        for (StringStringEntryProto entry : model.getMetadataPropsList())
            metadata.put(entry.getKey(), entry.getValue());
        return new Graph(
                graph.getName(),
                opset(model),
                inputs,
                graph.getOutputList().stream().map(ValueInfoCodec::decode).toList(),
                graph.getNodeList().stream().map(OnnxFile::node).toList(),
                initializers,
                metadata);
    }

    /** The bytes of a model file that holds this graph. */
    public static byte[] encode(Graph graph) {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("superres")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(graph.opset()));
        for (String domain : foreignDomains(graph))
            model.addOpsetImport(
                    OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(1));
        graph.metadata()
                .forEach((key, value) -> model.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        GraphProto.Builder out = model.getGraphBuilder().setName(graph.name().isEmpty() ? "graph" : graph.name());
        graph.inputs().forEach(value -> out.addInput(ValueInfoCodec.encode(value)));
        graph.outputs().forEach(value -> out.addOutput(ValueInfoCodec.encode(value)));
        graph.initializers().forEach((name, tensor) -> out.addInitializer(TensorCodec.encode(name, tensor)));
        graph.nodes().forEach(node -> out.addNode(node(node)));
        return model.build().toByteArray();
    }

    private static int opset(ModelProto model) {
        for (OperatorSetIdProto set : model.getOpsetImportList())
            if (set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
                return Math.toIntExact(Math.min(set.getVersion(), Integer.MAX_VALUE));
        throw new ModelFormatException("the ONNX model does not say which operator set it uses");
    }

    private static Set<String> foreignDomains(Graph graph) {
        Set<String> domains = new LinkedHashSet<>();
        for (Node node : graph.nodes())
            if (!node.domain().isEmpty() && !node.domain().equals("ai.onnx")) domains.add(node.domain());
        return domains;
    }

    private static Node node(NodeProto proto) {
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        proto.getAttributeList().forEach(a -> attributes.put(a.getName(), AttributeCodec.decode(a)));
        Node node = new Node(
                proto.getOpType(),
                proto.getDomain(),
                proto.getName(),
                proto.getInputList(),
                proto.getOutputList(),
                attributes);
        AttributeBounds.check(node);
        return node;
    }

    private static NodeProto node(Node node) {
        NodeProto.Builder proto = NodeProto.newBuilder()
                .setOpType(node.opType())
                .setDomain(node.domain())
                .setName(node.name())
                .addAllInput(node.inputs())
                .addAllOutput(node.outputs());
        node.attributes().forEach((name, attribute) -> proto.addAttribute(AttributeCodec.encode(name, attribute)));
        return proto.build();
    }
}
