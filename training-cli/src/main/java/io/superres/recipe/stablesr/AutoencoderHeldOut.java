package io.superres.recipe.stablesr;

import io.superres.data.TrainingImage;
import io.superres.degrade.Scene;
import io.superres.image.Plane;
import io.superres.network.Weights;
import io.superres.onnx.Tensor;
import io.superres.recipe.RebuiltImages;
import io.superres.recipe.Rgb;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import io.superres.train.Validated;
import java.util.List;
import java.util.Map;

/** Measures reconstructions of images that were not trained on, and how far their latents spread. */
final class AutoencoderHeldOut {
    private final Autoencoder network;
    private final RebuiltImages images;

    AutoencoderHeldOut(Autoencoder network, List<TrainingImage> images) {
        this.network = network;
        this.images = new RebuiltImages(images, network.vae().config().factor());
    }

    Validated measure(Map<String, Tensor> trained) {
        Spread spread = new Spread();
        try (OnnxSession session = OnnxSession.open(network.watched(Weights.of(trained)), Device.CPU, 1)) {
            return images.measure(
                    scene -> rebuilt(session, scene, spread), more -> more.put(Latents.DEVIATION, spread.deviation()));
        }
    }

    private static List<Plane> rebuilt(OnnxSession session, Scene scene, Spread spread) {
        Map<String, Tensor> found = session.run(Map.of("image", Rgb.tensor(scene)));
        spread.add(found.get("latent").floats());
        return Rgb.planes(found.get("reconstruction"));
    }

    /** Of numbers around 0. */
    private static final class Spread {
        private double squares;
        private long numbers;

        void add(float[] values) {
            for (float value : values) squares += (double) value * value;
            numbers += values.length;
        }

        double deviation() {
            return Math.sqrt(squares / numbers);
        }
    }
}
