package io.superres.recipe;

import io.superres.data.Pairs;
import io.superres.data.TrainingImage;
import io.superres.data.TrainingSet;
import io.superres.degrade.Degraded;
import io.superres.degrade.Scene;
import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.Plane;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.quality.Psnr;
import io.superres.session.ConstantFolding;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import io.superres.train.Picture;
import io.superres.train.Validated;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Measures a network on images it was not trained on, by running it as users will: folded, in ONNX Runtime. */
final class HeldOut {
    private static final int MOST_IMAGES = 24;
    private static final int MOST_PICTURES = 4;
    private static final int LR_EXTENT = 128;

    /** LR pixels at the border that are not measured: there the network sees padding. */
    private static final int MARGIN = 16;

    private record Crop(Plane hr, Plane lr) {}

    private final List<Crop> crops;
    private final int scale;
    private final double bicubic;

    /** @param seed of what the degradation leaves to chance; the same for every measurement */
    HeldOut(List<TrainingImage> images, Pairs pairs, long seed) {
        this.scale = pairs.scale();
        SplittableRandom random = new SplittableRandom(seed);
        crops = TrainingSet.spread(images, MOST_IMAGES).stream()
                .map(image -> centre(image.scene().luma(), pairs, random.split()))
                .toList();
        bicubic = crops.stream()
                .mapToDouble(c -> psnr(BicubicResize.enlarge(c.lr(), scale, Rounding.NONE), c.hr()))
                .average()
                .orElse(0);
    }

    /** Measures a network. */
    Validated measure(Graph graph) {
        double psnr = 0;
        double spread = 0;
        List<Picture> pictures = new ArrayList<>();
        try (OnnxSession session = OnnxSession.open(ConstantFolding.fold(graph), Device.CPU, 1)) {
            for (Crop crop : crops) {
                Plane result = run(session, graph, crop.lr());
                psnr += psnr(result, crop.hr()) / crops.size();
                spread += Contrast.of(result) / Math.max(1e-9, Contrast.of(crop.hr())) / crops.size();
                if (pictures.size() < MOST_PICTURES) pictures.add(picture(crop, result));
            }
        }
        return new Validated(psnr, bicubic, spread, Map.of(), pictures);
    }

    private Picture picture(Crop crop, Plane result) {
        Plane enlarged = BicubicResize.enlarge(crop.lr(), scale, Rounding.NONE);
        return new Picture(List.of(List.of(enlarged), List.of(result), List.of(crop.hr())));
    }

    private Plane run(OnnxSession session, Graph graph, Plane lr) {
        Tensor input = Tensor.of(lr.pixels(), 1, 1, lr.height(), lr.width());
        Tensor output = session.run(Map.of(graph.input().name(), input))
                .get(graph.output().name());
        return new Plane(output.floats(), lr.width() * scale, lr.height() * scale);
    }

    private double psnr(Plane result, Plane truth) {
        int margin = Math.min(MARGIN, (truth.width() / scale - 8) / 2);
        return Psnr.of(result, truth, Math.max(0, margin) * scale, 1);
    }

    private static Crop centre(Scene image, Pairs pairs, SplittableRandom random) {
        Degraded pair = pairs.centre(image, LR_EXTENT, 1, random);
        return new Crop(pair.hr().planes().get(0), pair.lr().planes().get(0));
    }
}
