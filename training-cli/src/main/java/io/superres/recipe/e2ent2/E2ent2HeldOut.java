package io.superres.recipe.e2ent2;

import io.superres.data.TrainingImage;
import io.superres.data.TrainingSet;
import io.superres.degrade.Degraded;
import io.superres.degrade.Scene;
import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.Plane;
import io.superres.method.e2ent2.Textures;
import io.superres.network.Weights;
import io.superres.network.e2ent2.E2ent2;
import io.superres.network.e2ent2.OnePiece;
import io.superres.onnx.Tensor;
import io.superres.recipe.Contrast;
import io.superres.recipe.Rgb;
import io.superres.train.Picture;
import io.superres.train.Validated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Measures both branches on images that were not trained on, with references that are more and less of use. */
final class E2ent2HeldOut {
    private static final int RATIO = Textures.RATIO;
    private static final int MOST_IMAGES = 16;
    private static final int MOST_PICTURES = 4;
    private static final int LR_EXTENT = 48;

    /** HR pixels at the border that are not measured: there networks see padding. */
    private static final int MARGIN = 16;

    /** LR pixels by which a reference that is the truth itself is moved. */
    private static final int SHIFT = 5;

    private final E2ent2Config config;
    private final List<Case> cases;

    /**
     * One image.
     *
     * @param second another part of it
     * @param shifted the truth, moved
     * @param noise random pixels
     */
    private record Case(Scene hr, Scene lr, Scene second, Scene shifted, Scene noise) {}

    E2ent2HeldOut(E2ent2Config config, List<TrainingImage> images) {
        this.config = config;
        SplittableRandom random = new SplittableRandom(config.training().seed());
        cases = TrainingSet.spread(images, MOST_IMAGES).stream()
                .map(image -> of(image.scene(), random.split()))
                .toList();
    }

    private Case of(Scene image, SplittableRandom random) {
        int width = Math.min(LR_EXTENT, image.width() / RATIO - SHIFT);
        int height = Math.min(LR_EXTENT, image.height() / RATIO - SHIFT);
        int x = SHIFT;
        int y = SHIFT;
        Degraded pair = config.pairs().at(image, x, y, width, height, random);
        Scene second = image.crop(
                image.width() - width * RATIO, image.height() - height * RATIO, width * RATIO, height * RATIO);
        Scene shifted = image.crop(0, 0, width * RATIO, height * RATIO);
        Plane noise = Plane.empty(width * RATIO, height * RATIO);
        for (int i = 0; i < noise.pixels().length; i++) noise.pixels()[i] = (float) random.nextDouble();
        return new Case(pair.hr(), pair.lr(), second, shifted, Scene.grey(noise, false));
    }

    Validated measure(Map<String, Tensor> trained) {
        Weights weights = Weights.of(trained);
        E2ent2 network = config.network();
        Map<String, Double> means = new LinkedHashMap<>();
        List<Picture> pictures = new ArrayList<>();
        double spread = 0;
        try (OnePiece piece = new OnePiece(
                config.channels(),
                config.norm(),
                network.encoder(weights),
                network.tail(weights),
                network.decoder(weights))) {
            for (Case one : cases) {
                List<Plane> guided = guided(piece, one, one.second());
                List<Plane> enlarged = Rgb.enlarged(one.lr(), RATIO);
                add(means, "bicubic", Rgb.psnr(enlarged, Rgb.planes(one.hr()), MARGIN));
                add(means, "guided", Rgb.psnr(guided, Rgb.planes(one.hr()), MARGIN));
                add(
                        means,
                        "psnr.without reference",
                        Rgb.psnr(Rgb.planes(piece.single(Rgb.tensor(one.lr()))), Rgb.planes(one.hr()), MARGIN));
                add(
                        means,
                        "psnr.moved truth as reference",
                        Rgb.psnr(guided(piece, one, one.shifted()), Rgb.planes(one.hr()), MARGIN));
                add(
                        means,
                        "psnr.noise as reference",
                        Rgb.psnr(guided(piece, one, one.noise()), Rgb.planes(one.hr()), MARGIN));
                add(means, "texture-distance", distance(piece, one));
                spread += Contrast.of(guided.get(1))
                        / Math.max(1e-9, Contrast.of(Rgb.planes(one.hr()).get(1)))
                        / cases.size();
                if (pictures.size() < MOST_PICTURES)
                    pictures.add(new Picture(List.of(enlarged, guided, Rgb.planes(one.hr()))));
            }
        }
        Double psnr = means.remove("guided");
        Double bicubic = means.remove("bicubic");
        return new Validated(psnr, bicubic, spread, means, pictures);
    }

    private void add(Map<String, Double> means, String name, double value) {
        means.merge(name, value / cases.size(), Double::sum);
    }

    private static List<Plane> guided(OnePiece piece, Case one, Scene reference) {
        return Rgb.planes(piece.guided(Rgb.tensor(one.lr()), Rgb.tensor(reference), Rgb.tensor(reduced(reference))));
    }

    /** Mean absolute difference between the textures swapped in and the features of the truth. */
    private double distance(OnePiece piece, Case one) {
        Tensor lr = piece.features(Rgb.tensor(one.lr()));
        Tensor reference = piece.features(Rgb.tensor(one.second()));
        float[] swapped = piece.textures(lr, piece.features(Rgb.tensor(reduced(one.second()))), reference)
                .floats();
        float[] truth = piece.features(Rgb.tensor(one.hr())).floats();
        int width = one.lr().width();
        int height = one.lr().height();
        double sum = 0;
        for (int i = 0; i < swapped.length; i++) {
            int x = i % width;
            int y = i / width % height;
            int phase = i / (width * height) % (RATIO * RATIO);
            int channel = i / (width * height) / (RATIO * RATIO);
            int row = (channel * height + y) * RATIO + phase / RATIO;
            sum += Math.abs(swapped[i] - truth[row * width * RATIO + x * RATIO + phase % RATIO]);
        }
        return sum / swapped.length;
    }

    private static Scene reduced(Scene reference) {
        return reference.with(plane -> BicubicResize.shrink(plane, RATIO, Rounding.NONE));
    }
}
