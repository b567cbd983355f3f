package io.superres.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.onnx.ValueInfo;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import io.superres.torch.Precision;
import io.superres.torch.Torch;
import io.superres.torch.TorchGraph;
import io.superres.torch.TorchTensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two ways in which a graph is run. */
public enum Runner {
    ONNX_RUNTIME {
        @Override
        public Map<String, Tensor> run(Graph graph, Map<String, Tensor> inputs) {
            try (OnnxSession session = OnnxSession.open(graph, Device.CPU, 1)) {
                return session.run(inputs);
            }
        }
    },
    TRAINING {
        @Override
        public Map<String, Tensor> run(Graph graph, Map<String, Tensor> inputs) {
            try (NDManager manager = Torch.start(1).newBaseManager();
                    TorchGraph network = TorchGraph.load(graph, Precision.FLOAT32, manager)) {
                NDArray theta = manager.create(network.layout().gather(graph));
                NDArray[] arrays = graph.inputs().stream()
                        .map(input -> inputs.get(input.name()))
                        .map(tensor -> TorchTensor.of(tensor, manager))
                        .toArray(NDArray[]::new);
                NDList results = network.forward(theta, arrays);
                Map<String, Tensor> outputs = new LinkedHashMap<>();
                for (int i = 0; i < results.size(); i++)
                    outputs.put(graph.outputs().get(i).name(), tensor(results.get(i)));
                return outputs;
            }
        }
    };

    public abstract Map<String, Tensor> run(Graph graph, Map<String, Tensor> inputs);

    /** Runs a graph with the named values as its outputs. */
    public Map<String, Tensor> run(Graph graph, Map<String, Tensor> inputs, String... names) {
        List<ValueInfo> wanted = Arrays.stream(names)
                .map(name ->
                        new ValueInfo(name, name.equals("indices") ? ElementType.INT64 : ElementType.FLOAT, List.of()))
                .toList();
        return run(graph.upTo(wanted), inputs);
    }

    private static Tensor tensor(NDArray array) {
        long[] shape = array.getShape().getShape();
        return array.getDataType() == DataType.INT64
                ? new Tensor(
                        ElementType.INT64,
                        shape,
                        Tensor.ofLongs(array.toLongArray()).bytes())
                : Tensor.of(array.toFloatArray(), shape);
    }
}
