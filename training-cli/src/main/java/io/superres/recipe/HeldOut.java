package io.superres.recipe;

import io.superres.data.Pairs;
import io.superres.data.TrainingImage;
import io.superres.degrade.Degraded;
import io.superres.degrade.Scene;
import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.Plane;
import io.superres.onnx.ConstantFolding;
import io.superres.onnx.Device;
import io.superres.onnx.Graph;
import io.superres.onnx.OnnxSession;
import io.superres.onnx.Tensor;
import io.superres.quality.Psnr;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Measures a network on images it was not trained on, by running it as users will: folded, in ONNX Runtime. */
final class HeldOut {
    private static final int MOST_IMAGES = 24;
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
        int step = Math.max(1, (images.size() + MOST_IMAGES - 1) / MOST_IMAGES);
        SplittableRandom random = new SplittableRandom(seed);
        crops = IntStream.range(0, images.size())
                .filter(i -> i % step == 0)
                .mapToObj(i -> centre(images.get(i).scene().luma(), pairs, random.split()))
                .toList();
        bicubic = crops.stream()
                .mapToDouble(c -> psnr(BicubicResize.enlarge(c.lr(), scale, Rounding.NONE), c.hr()))
                .average()
                .orElse(0);
    }

    /** Mean PSNR of bicubic enlargement in dB. */
    double bicubicPsnr() {
        return bicubic;
    }

    /** Mean PSNR of the network in dB. */
    double psnr(Graph graph) {
        try (OnnxSession session = OnnxSession.open(ConstantFolding.fold(graph), Device.CPU, 1)) {
            return crops.stream()
                    .mapToDouble(c -> psnr(run(session, graph, c.lr()), c.hr()))
                    .average()
                    .orElse(0);
        }
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
        int wide = image.width() / pairs.scale();
        int high = image.height() / pairs.scale();
        int width = Math.min(LR_EXTENT, wide);
        int height = Math.min(LR_EXTENT, high);
        Degraded pair = pairs.at(image, (wide - width) / 2, (high - height) / 2, width, height, random);
        return new Crop(pair.hr().planes().get(0), pair.lr().planes().get(0));
    }
}
