package io.superres.torch;

import io.superres.onnx.Graph;
import io.superres.onnx.OnnxFile;
import io.superres.onnx.Tensor;
import io.superres.onnx.ValueInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One published ONNX test case.
 *
 * @param name the case, without the leading {@code test_}
 * @param model bytes of the model file
 * @param graph the same model
 * @param inputs one tensor for each input of the graph
 * @param outputs the tensors that must come out
 */
record NodeCase(String name, byte[] model, Graph graph, List<Tensor> inputs, List<Tensor> outputs) {

    static NodeCase read(Path folder) throws IOException {
        byte[] model = Files.readAllBytes(folder.resolve("model.onnx"));
        Graph graph = OnnxFile.decode(model);
        Path data = folder.resolve("test_data_set_0");
        return new NodeCase(
                name(folder),
                model,
                graph,
                tensors(data, "input_", graph.inputs()),
                tensors(data, "output_", graph.outputs()));
    }

    static String name(Path folder) {
        return folder.getFileName().toString().replaceFirst("^test_", "");
    }

    /** The operator that the case is about. */
    String operator() {
        return graph.nodes().size() == 1 ? graph.nodes().get(0).opType() : "(several)";
    }

    Map<String, Tensor> inputsByName() {
        Map<String, Tensor> named = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) named.put(graph.inputs().get(i).name(), inputs.get(i));
        return named;
    }

    private static List<Tensor> tensors(Path data, String prefix, List<ValueInfo> values) {
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) tensors.add(OnnxFile.readTensor(data.resolve(prefix + i + ".pb")));
        return tensors;
    }
}
