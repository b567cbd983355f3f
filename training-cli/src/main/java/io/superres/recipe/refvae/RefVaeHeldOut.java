package io.superres.recipe.refvae;

import io.superres.data.TrainingImage;
import io.superres.data.TrainingSet;
import io.superres.degrade.Degraded;
import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import io.superres.method.refvae.RefVaeModel;
import io.superres.network.refvae.Shipped;
import io.superres.onnx.Tensor;
import io.superres.quality.Diversity;
import io.superres.quality.PercNetDistance;
import io.superres.quality.PercNetMaps;
import io.superres.recipe.Contrast;
import io.superres.recipe.Rgb;
import io.superres.train.Picture;
import io.superres.train.Validated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Measures results on images that were not trained on, and how far they depend on the reference. */
final class RefVaeHeldOut {
    private static final int MOST_IMAGES = 12;
    private static final int MOST_PICTURES = 4;
    private static final int LR_EXTENT = 32;
    private static final int MARGIN = 16;

    /** Other images that are taken as references. */
    private static final int OTHERS = 5;

    private static final double LEVELS = 255;
    private static final IntensityRange UNIT = new IntensityRange(0, 1);

    private final RefVaeConfig config;
    private final Shipped network;
    private final List<Degraded> pairs;
    private final List<TrainingImage> images;

    RefVaeHeldOut(RefVaeConfig config, Shipped network, List<TrainingImage> images) {
        this.config = config;
        this.network = network;
        this.images = images;
        SplittableRandom random = new SplittableRandom(config.training().seed());
        pairs = TrainingSet.spread(images, MOST_IMAGES).stream()
                .map(image -> config.pairs().centre(image.scene(), LR_EXTENT, 1, random.split()))
                .toList();
    }

    /** @param trained with the statistics of the reference encoder */
    Validated measure(Map<String, Tensor> trained) {
        Map<String, Double> means = new LinkedHashMap<>();
        List<Picture> pictures = new ArrayList<>();
        try (RefVaePiece piece = new RefVaePiece(config, network, trained);
                PercNetDistance percnet = PercNetDistance.installed().orElse(null);
                PercNetMaps maps = PercNetMaps.installed().orElse(null)) {
            for (int i = 0; i < pairs.size(); i++) {
                Degraded pair = pairs.get(i);
                SplittableRandom random = new SplittableRandom(i);
                List<Plane> truth = Rgb.planes(pair.hr());
                List<Plane> bicubic = Rgb.enlarged(pair.lr(), RefVaeModel.SCALE);
                List<Plane> self = piece.enlarged(pair.lr(), piece.code(Rgb.planes(pair.lr()), random));
                List<Plane> best = piece.enlarged(pair.lr(), piece.code(truth, random));
                List<List<Plane>> others = new ArrayList<>();
                for (int n = 1; n <= OTHERS; n++)
                    others.add(piece.enlarged(pair.lr(), piece.code(reference(i * OTHERS + n), random)));
                add(means, "bicubic", Rgb.psnr(bicubic, truth, MARGIN));
                add(means, "self", Rgb.psnr(self, truth, MARGIN));
                add(means, "psnr.truth as reference", Rgb.psnr(best, truth, MARGIN));
                add(means, "psnr.another image as reference", Rgb.psnr(others.get(0), truth, MARGIN));
                add(means, "lr-psnr", Rgb.psnr(shrunk(self), shrunk(truth), 1));
                add(means, "grey levels between references", LEVELS * Rgb.difference(others.get(0), others.get(1)));
                if (percnet != null) {
                    add(means, "percnet", percnet.between(self, truth, UNIT));
                    add(means, "percnet.bicubic", percnet.between(bicubic, truth, UNIT));
                }
                if (maps != null)
                    add(
                            means,
                            "diversity",
                            Diversity.of(others.stream()
                                    .map(result -> maps.between(result, truth, UNIT))
                                    .toList()));
                add(means, "spread", Contrast.of(self.get(1)) / Math.max(1e-9, Contrast.of(truth.get(1))));
                if (pictures.size() < MOST_PICTURES)
                    pictures.add(new Picture(List.of(bicubic, self, others.get(0), truth)));
            }
        }
        Double psnr = means.remove("self");
        Double bicubic = means.remove("bicubic");
        Double spread = means.remove("spread");
        return new Validated(psnr, bicubic, spread, means, pictures);
    }

    private List<Plane> reference(int number) {
        return Rgb.planes(images.get(number * 7 % images.size()).scene());
    }

    private void add(Map<String, Double> means, String name, double value) {
        means.merge(name, value / pairs.size(), Double::sum);
    }

    private static List<Plane> shrunk(List<Plane> image) {
        return image.stream()
                .map(plane -> BicubicResize.shrink(plane, RefVaeModel.SCALE, Rounding.NONE))
                .toList();
    }
}
