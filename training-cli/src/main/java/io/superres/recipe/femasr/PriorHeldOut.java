package io.superres.recipe.femasr;

import io.superres.data.Crops;
import io.superres.data.TrainingImage;
import io.superres.data.TrainingSet;
import io.superres.degrade.Scene;
import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import io.superres.network.Weights;
import io.superres.network.femasr.Hrp;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.quality.PercNetDistance;
import io.superres.recipe.Contrast;
import io.superres.recipe.Rgb;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import io.superres.train.Picture;
import io.superres.train.Validated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures reconstructions of images that were not trained on, beside bicubic reduction and enlargement by 2. */
final class PriorHeldOut {
    private static final int MOST_IMAGES = 24;
    private static final int MOST_PICTURES = 4;
    private static final int EXTENT = 256;
    private static final int MARGIN = 16;
    private static final IntensityRange UNIT = new IntensityRange(0, 1);

    private final Hrp network;
    private final List<Scene> scenes;

    PriorHeldOut(Hrp network, List<TrainingImage> images) {
        this.network = network;
        scenes = TrainingSet.spread(images, MOST_IMAGES).stream()
                .map(image -> Crops.centre(image.scene(), EXTENT).cropToMultiple(8))
                .toList();
    }

    Validated measure(Map<String, Tensor> trained) {
        Graph graph = network.watched(Weights.of(trained));
        CodebookUse use = new CodebookUse(network.config().codes());
        Map<String, Double> means = new LinkedHashMap<>();
        List<Picture> pictures = new ArrayList<>();
        try (OnnxSession session = OnnxSession.open(graph, Device.CPU, 1);
                PercNetDistance percnet = PercNetDistance.installed().orElse(null)) {
            for (Scene scene : scenes) {
                Map<String, Tensor> found = session.run(Map.of("image", Rgb.tensor(scene)));
                List<Plane> truth = Rgb.planes(scene);
                List<Plane> result = Rgb.planes(found.get("reconstruction"));
                List<Plane> halved = halved(scene);
                use.add(found.get("indices").longs());
                add(means, "psnr", Rgb.psnr(result, truth, MARGIN));
                add(means, "bicubic", Rgb.psnr(halved, truth, MARGIN));
                if (percnet != null) {
                    add(means, "percnet", percnet.between(result, truth, UNIT));
                    add(means, "percnet.bicubic x2", percnet.between(halved, truth, UNIT));
                }
                add(means, "spread", Contrast.of(result.get(1)) / Math.max(1e-9, Contrast.of(truth.get(1))));
                if (pictures.size() < MOST_PICTURES) pictures.add(new Picture(List.of(halved, result, truth)));
            }
        }
        Double psnr = means.remove("psnr");
        Double bicubic = means.remove("bicubic");
        Double spread = means.remove("spread");
        means.put(LivelyCodebook.SHARE, use.share());
        means.put("perplexity of the codes", use.perplexity());
        return new Validated(psnr, bicubic, spread, means, pictures);
    }

    private void add(Map<String, Double> means, String name, double value) {
        means.merge(name, value / scenes.size(), Double::sum);
    }

    private static List<Plane> halved(Scene scene) {
        return Rgb.enlarged(scene.with(plane -> BicubicResize.shrink(plane, 2, Rounding.NONE)), 2);
    }
}
