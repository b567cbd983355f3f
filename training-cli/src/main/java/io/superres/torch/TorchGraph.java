package io.superres.torch;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import io.superres.SuperresException;
import io.superres.onnx.Graph;
import io.superres.onnx.ModelFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A graph as a differentiable function of its parameters and inputs, run by PyTorch. Confined to one thread. Must be
 * closed by whoever loaded it.
 */
public final class TorchGraph implements AutoCloseable {
    private static final String ERROR = "RuntimeError: ";

    private final ParameterVector layout;
    private final Model model;
    private final PtSymbolBlock block;
    private final List<NDArray> constants = new ArrayList<>();

    private TorchGraph(ParameterVector layout, Model model) {
        this.layout = layout;
        this.model = model;
        this.block = (PtSymbolBlock) model.getBlock();
    }

    /**
     * @param graph the network
     * @param precision arithmetic of its convolutions
     * @param manager owner of its constants; must outlive the result
     * @throws ModelFormatException if the graph has an operator that cannot be trained
     */
    public static TorchGraph load(Graph graph, Precision precision, NDManager manager) {
        return load(graph, precision, name -> false, manager);
    }

    /**
     * Loads a graph some of whose parameters are not trained.
     *
     * @param graph the network
     * @param precision arithmetic of its convolutions
     * @param frozen tells by the name of an initializer that it must stay as it is; {@link #layout} leaves it out
     * @param manager owner of its constants; must outlive the result
     * @throws ModelFormatException if the graph has an operator that cannot be trained
     */
    public static TorchGraph load(Graph graph, Precision precision, Predicate<String> frozen, NDManager manager) {
        ParameterVector layout = ParameterVector.of(graph, frozen);
        TorchScript script = TorchScript.of(graph, layout, precision);
        Model model = Model.newInstance("graph", "PyTorch");
        try {
            model.load(new ByteArrayInputStream(TorchArchive.of(script)));
        } catch (IOException | MalformedModelException | RuntimeException e) {
            model.close();
            throw new ModelFormatException("PyTorch cannot load the translated network: " + reason(e), e);
        }
        TorchGraph loaded = new TorchGraph(layout, model);
        script.constants().forEach(constant -> loaded.constants.add(TorchTensor.of(constant, manager)));
        return loaded;
    }

    /** Where each parameter lies in the vector that {@link #forward} takes. */
    public ParameterVector layout() {
        return layout;
    }

    /**
     * Evaluates the network.
     *
     * @param theta all parameters, see {@link #layout}
     * @param inputs the graph's inputs, in their declared types (see {@link TorchTensor})
     * @return the graph's outputs; real ones in float32 if parameters and inputs are
     * @throws SuperresException if the inputs do not fit the network, or there is not enough memory
     */
    public NDList forward(NDArray theta, NDArray... inputs) {
        NDList all = new NDList(theta);
        all.addAll(new NDList(inputs));
        all.addAll(new NDList(constants));
        all.forEach(array -> array.setName(null)); // DJL would read a dot in a name as the key of a map
        try {
            return IValueUtils.forward(block, all, true);
        } catch (EngineException e) {
            String shapes = Stream.of(inputs).map(x -> x.getShape().toString()).collect(Collectors.joining(", "));
            throw new SuperresException(
                    "the network cannot be computed for inputs of shape " + shapes + ": " + reason(e), e);
        }
    }

    /** The one sentence of PyTorch's report that tells what went wrong. */
    private static String reason(Exception e) {
        String report = String.valueOf(e.getMessage());
        int sentence = report.lastIndexOf(ERROR);
        return (sentence < 0 ? report : report.substring(sentence + ERROR.length()))
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("no reason given");
    }

    @Override
    public void close() {
        model.close();
    }
}
