package io.superres.recipe.femasr;

import io.superres.data.TrainingImage;
import io.superres.degrade.Scene;
import io.superres.image.Plane;
import io.superres.network.Weights;
import io.superres.network.femasr.Hrp;
import io.superres.onnx.Tensor;
import io.superres.recipe.RebuiltImages;
import io.superres.recipe.Rgb;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import io.superres.train.Validated;
import java.util.List;
import java.util.Map;

/** Measures reconstructions of images that were not trained on, and how much of the codebook they use. */
final class PriorHeldOut {
    private final Hrp network;
    private final RebuiltImages images;

    PriorHeldOut(Hrp network, List<TrainingImage> images) {
        this.network = network;
        this.images = new RebuiltImages(images, network.config().grid());
    }

    Validated measure(Map<String, Tensor> trained) {
        CodebookUse use = new CodebookUse(network.config().codes());
        try (OnnxSession session = OnnxSession.open(network.watched(Weights.of(trained)), Device.CPU, 1)) {
            return images.measure(scene -> rebuilt(session, scene, use), more -> {
                more.put(LivelyCodebook.SHARE, use.share());
                more.put("perplexity of the codes", use.perplexity());
            });
        }
    }

    private static List<Plane> rebuilt(OnnxSession session, Scene scene, CodebookUse use) {
        Map<String, Tensor> found = session.run(Map.of("image", Rgb.tensor(scene)));
        use.add(found.get("indices").longs());
        return Rgb.planes(found.get("reconstruction"));
    }
}
