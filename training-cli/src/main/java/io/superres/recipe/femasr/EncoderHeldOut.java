package io.superres.recipe.femasr;

import io.superres.data.TrainingImage;
import io.superres.data.TrainingSet;
import io.superres.degrade.Degraded;
import io.superres.degrade.Scene;
import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import io.superres.method.femasr.FemasrGraph;
import io.superres.network.Weights;
import io.superres.network.femasr.Femasr;
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
import java.util.SplittableRandom;

/** Measures the whole network on images that were not trained on, with and without its shortcuts. */
final class EncoderHeldOut {
    private static final int MOST_IMAGES = 24;
    private static final int MOST_PICTURES = 4;
    private static final int EXTENT = 256;
    private static final int MARGIN = 16;
    private static final IntensityRange UNIT = new IntensityRange(0, 1);

    private final Femasr network;
    private final int scale;
    private final List<Degraded> pairs;

    EncoderHeldOut(EncoderConfig config, List<TrainingImage> images) {
        network = config.network();
        scale = config.scale();
        SplittableRandom random = new SplittableRandom(config.training().seed());
        pairs = TrainingSet.spread(images, MOST_IMAGES).stream()
                .map(image -> config.pairs().centre(image.scene(), EXTENT / scale, network.unit(), random.split()))
                .toList();
    }

    Validated measure(Map<String, Tensor> trained) {
        Graph graph = network.whole(Weights.of(trained));
        boolean shortcuts = network.parts() != Femasr.Parts.NO_SHORTCUTS;
        Map<String, Double> means = new LinkedHashMap<>();
        List<Picture> pictures = new ArrayList<>();
        try (OnnxSession session = OnnxSession.open(graph, Device.CPU, 1);
                OnnxSession cut =
                        shortcuts ? OnnxSession.open(FemasrGraph.withShortcuts(graph, 0), Device.CPU, 1) : null;
                PercNetDistance percnet = PercNetDistance.installed().orElse(null)) {
            for (Degraded pair : pairs) {
                List<Plane> truth = Rgb.planes(pair.hr());
                List<Plane> result = run(session, pair.lr());
                List<Plane> bicubic = Rgb.enlarged(pair.lr(), scale);
                add(means, "psnr", "percnet", result, truth, percnet);
                add(means, "bicubic", "percnet.bicubic", bicubic, truth, percnet);
                if (cut != null)
                    add(means, "psnr.shortcut 0", "percnet.shortcut 0", run(cut, pair.lr()), truth, percnet);
                mean(means, "spread", Contrast.of(result.get(1)) / Math.max(1e-9, Contrast.of(truth.get(1))));
                if (pictures.size() < MOST_PICTURES) pictures.add(new Picture(List.of(bicubic, result, truth)));
            }
        }
        Double psnr = means.remove("psnr");
        Double bicubic = means.remove("bicubic");
        Double spread = means.remove("spread");
        return new Validated(psnr, bicubic, spread, means, pictures);
    }

    private static List<Plane> run(OnnxSession session, Scene lr) {
        return Rgb.planes(session.run(Map.of("lr", Rgb.tensor(lr))).get("sr"));
    }

    private void add(
            Map<String, Double> means,
            String psnr,
            String distance,
            List<Plane> result,
            List<Plane> truth,
            PercNetDistance percnet) {
        mean(means, psnr, Rgb.psnr(result, truth, MARGIN));
        if (percnet != null) mean(means, distance, percnet.between(result, truth, UNIT));
    }

    private void mean(Map<String, Double> means, String name, double value) {
        means.merge(name, value / pairs.size(), Double::sum);
    }
}
