package io.superres.recipe.percnet;

import io.superres.data.Crops;
import io.superres.degrade.Scene;
import io.superres.network.PercNet;
import io.superres.network.Weights;
import io.superres.onnx.Tensor;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import java.util.List;
import java.util.Map;

/** Runs a trunk on pairs of images. Must be closed by whoever opened it. */
final class Contrasts implements AutoCloseable {
    private final OnnxSession session;

    Contrasts(PercNet network, Map<String, Tensor> weights) {
        session = OnnxSession.open(network.contrasts(Weights.of(weights)), Device.CPU, 1);
    }

    /** How two images of one size differ in each channel, see {@link PercNet#contrasts}. */
    float[] between(Scene image, Scene reference) {
        return session.run(Map.of("image", tensor(image), "reference", tensor(reference)))
                .get("contrasts")
                .floats();
    }

    private static Tensor tensor(Scene scene) {
        return Tensor.of(Crops.rgb(List.of(scene)), 1, 3, scene.height(), scene.width());
    }

    @Override
    public void close() {
        session.close();
    }
}
