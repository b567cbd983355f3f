package io.superres.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.superres.onnx.Graph;
import io.superres.torch.Precision;
import io.superres.torch.TorchGraph;

/**
 * A network that helps to train others and does not change. Gradients pass through it to its inputs. Confined to one
 * thread.
 */
public final class Frozen implements AutoCloseable {
    private final TorchGraph network;
    private final NDArray theta;

    private Frozen(TorchGraph network, NDArray theta) {
        this.network = network;
        this.theta = theta;
    }

    /** @param manager owner of the parameters; must outlive the result */
    public static Frozen of(Graph graph, NDManager manager) {
        return of(graph, Precision.FLOAT32, manager);
    }

    /**
     * @param precision arithmetic of its convolutions
     * @param manager owner of the parameters; must outlive the result
     */
    public static Frozen of(Graph graph, Precision precision, NDManager manager) {
        TorchGraph network = TorchGraph.load(graph, precision, manager);
        return new Frozen(network, manager.create(network.layout().gather(graph)));
    }

    /** The network's outputs, in float32. */
    public NDList forward(NDArray... inputs) {
        return network.forward(theta, inputs);
    }

    @Override
    public void close() {
        network.close();
    }
}
