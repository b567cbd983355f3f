package io.superres.recipe.adapt;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.superres.BadInputException;
import io.superres.network.Initial;
import io.superres.network.adapt.ResidualAdapter;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.recipe.Rgb;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import io.superres.train.Learner;
import io.superres.train.Learning;
import io.superres.train.Step;
import io.superres.train.Trainer;
import io.superres.train.TrainingListener;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The SR network that is being fitted: itself if it can be differentiated, else a small network behind it. Must be closed
 * by whoever made it.
 *
 * @param original as it was given
 * @param channels that it takes, 1 or 3
 * @param learner what moves
 * @param fixed the original where it does not move; null if it does
 */
record Fitted(Graph original, int channels, Learner learner, OnnxSession fixed) implements AutoCloseable {
    private static final String NAME = "model";
    private static final int ADAPTER_FEATURES = 16;

    /**
     * @param frozen weights that are to stay as they are
     * @throws BadInputException if it is no network from images of any extent to images
     */
    static Fitted of(
            Trainer trainer, Graph graph, Predicate<String> frozen, Learning learning, TrainingListener listener) {
        long[] shape = graph.input().shape();
        if (graph.inputs().size() != 1 || shape.length != 4 || (shape[1] != 1 && shape[1] != Rgb.BANDS))
            throw new BadInputException(
                    "the network " + graph.name() + " does not take one image of 1 or 3 channels; it cannot be fitted");
        if (shape[2] > 0 || shape[3] > 0)
            throw new BadInputException("the network " + graph.name() + " takes images of " + shape[3] + " x "
                    + shape[2] + " pixels only; export it with free extents");
        int channels = Math.toIntExact(shape[1]);
        try {
            return new Fitted(graph, channels, trainer.learner(NAME, graph, learning.without(frozen)), null);
        } catch (ModelFormatException e) {
            listener.note("the network stays as it is, and a small one behind it is fitted: " + e.getMessage());
            Graph adapter = new ResidualAdapter(channels, ADAPTER_FEATURES).graph(new Initial(1));
            return new Fitted(
                    graph, channels, trainer.learner(NAME, adapter, learning), OnnxSession.open(graph, Device.CPU, 1));
        }
    }

    /**
     * @param values LR images (image, 3, y, x)
     * @param grey whether the three bands are equal
     * @return (image, 3, y, x)
     */
    NDArray enlarged(Step step, float[] values, int images, int height, int width, boolean grey) {
        NDArray lr = step.tensor(values, images, Rgb.BANDS, height, width);
        if (channels == Rgb.BANDS) return forward(step, lr);
        if (!grey) {
            NDArray bands = forward(step, lr.reshape((long) images * Rgb.BANDS, 1, height, width));
            return bands.reshape(
                    images, Rgb.BANDS, bands.getShape().get(2), bands.getShape().get(3));
        }
        NDArray band = forward(step, lr.get(":, 0:1"));
        return NDArrays.concat(new NDList(band, band, band), 1);
    }

    private NDArray forward(Step step, NDArray lr) {
        if (fixed == null) return learner.forward(lr).get(0);
        Tensor found = fixed.run(Map.of(
                        original.input().name(),
                        Tensor.of(lr.toFloatArray(), lr.getShape().getShape())))
                .get(original.output().name());
        return learner.forward(step.tensor(found.floats(), found.shape())).get(0);
    }

    /** The whole network with what was learnt so far, averaged over the last steps. */
    Graph averaged() {
        if (fixed == null) return learner.averaged();
        GraphBuilder g = new GraphBuilder(original.name() + "-adapted");
        Value lr = g.input(original.input());
        Value result = g.embed("fixed.", original, lr).get(0);
        g.output(original.output(), g.embed("", learner.averaged(), result).get(0));
        return g.build();
    }

    @Override
    public void close() {
        if (fixed != null) fixed.close();
    }
}
