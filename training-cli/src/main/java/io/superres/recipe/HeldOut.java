package io.superres.recipe;

import io.superres.data.TrainingImage;
import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.Plane;
import io.superres.onnx.ConstantFolding;
import io.superres.onnx.Device;
import io.superres.onnx.Graph;
import io.superres.onnx.OnnxSession;
import io.superres.onnx.Tensor;
import io.superres.quality.Psnr;
import io.superres.train.Picture;
import io.superres.train.Validated;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures a network on images it was not trained on, by running it as users will: folded, in ONNX Runtime. */
final class HeldOut {
    private static final int MOST_IMAGES = 24;
    private static final int MOST_PICTURES = 4;
    private static final int LR_EXTENT = 128;

    /** LR pixels at the border that are not measured: there the network sees padding. */
    private static final int MARGIN = 16;

    private final List<TrainingImage.Pair> crops;
    private final int scale;
    private final double bicubic;

    HeldOut(List<TrainingImage> images, int scale) {
        this.scale = scale;
        int step = Math.max(1, (images.size() + MOST_IMAGES - 1) / MOST_IMAGES);
        crops = java.util.stream.IntStream.range(0, images.size())
                .filter(i -> i % step == 0)
                .mapToObj(i -> centre(images.get(i).pairs().get(0)))
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
            for (TrainingImage.Pair crop : crops) {
                Plane result = run(session, graph, crop.lr());
                psnr += psnr(result, crop.hr()) / crops.size();
                spread += deviation(result) / Math.max(1e-9, deviation(crop.hr())) / crops.size();
                if (pictures.size() < MOST_PICTURES) pictures.add(picture(crop, result));
            }
        }
        return new Validated(psnr, bicubic, spread, Map.of(), pictures);
    }

    private Picture picture(TrainingImage.Pair crop, Plane result) {
        Plane enlarged = BicubicResize.enlarge(crop.lr(), scale, Rounding.NONE);
        return new Picture(List.of(List.of(enlarged), List.of(result), List.of(crop.hr())));
    }

    private static double deviation(Plane plane) {
        double sum = 0;
        double squares = 0;
        for (float value : plane.pixels()) {
            sum += value;
            squares += (double) value * value;
        }
        double n = plane.pixels().length;
        return Math.sqrt(Math.max(0, squares / n - sum / n * (sum / n)));
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

    private TrainingImage.Pair centre(TrainingImage.Pair pair) {
        int width = Math.min(LR_EXTENT, pair.lr().width());
        int height = Math.min(LR_EXTENT, pair.lr().height());
        int x = (pair.lr().width() - width) / 2;
        int y = (pair.lr().height() - height) / 2;
        return new TrainingImage.Pair(
                pair.hr().crop(x * scale, y * scale, width * scale, height * scale),
                pair.lr().crop(x, y, width, height));
    }
}
