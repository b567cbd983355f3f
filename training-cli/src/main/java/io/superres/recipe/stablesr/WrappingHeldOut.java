package io.superres.recipe.stablesr;

import io.superres.Progress;
import io.superres.data.TrainingImage;
import io.superres.data.TrainingSet;
import io.superres.degrade.Degraded;
import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import io.superres.method.stablesr.ColourCorrection;
import io.superres.method.stablesr.DiffusionSettings;
import io.superres.method.stablesr.Latent;
import io.superres.method.stablesr.LatentMaker;
import io.superres.method.stablesr.Place;
import io.superres.method.stablesr.PlacedNoise;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.quality.GridPattern;
import io.superres.quality.PercNetDistance;
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

/** Measures samples of images that were not trained on, with more and less of the LR image's own features. */
final class WrappingHeldOut {
    private static final int MOST_IMAGES = 12;
    private static final int MOST_PICTURES = 4;
    private static final int EXTENT = 128;
    private static final int MARGIN = 16;
    private static final int UNIT = 8;
    private static final double USUAL = DiffusionSettings.STANDARD.fidelity();
    private static final double[] SHARES = {0, 0.5, USUAL, 1};
    private static final IntensityRange RANGE = new IntensityRange(0, 1);

    private final int scale;
    private final double deviation;
    private final List<Sampled> samples = new ArrayList<>();

    /** An image with its LR image, the features that an encoder sees in that, and the latent made of it. */
    private record Sampled(Degraded pair, Map<String, Tensor> features, Tensor latent) {}

    /**
     * @param encoder of the autoencoder
     * @param deviation of its latents
     */
    WrappingHeldOut(
            WrappingConfig config,
            int scale,
            Graph encoder,
            double deviation,
            LatentMaker maker,
            List<TrainingImage> images) {
        this.scale = scale;
        this.deviation = deviation;
        SplittableRandom random = new SplittableRandom(config.training().seed());
        int unit = Math.max(UNIT, maker.unit());
        Graph features =
                encoder.upTo(encoder.outputs().subList(1, encoder.outputs().size()));
        try (OnnxSession session = OnnxSession.open(features, Device.CPU, 1)) {
            int number = 0;
            for (TrainingImage image : TrainingSet.spread(images, MOST_IMAGES)) {
                Degraded pair =
                        config.mixture().pairs(scale).centre(image.scene(), EXTENT / scale, unit, random.split());
                Place place = new Place(new PlacedNoise(number++), 0, 0);
                Latent made = maker.made(
                        Rgb.planes(pair.lr()), place, config.training().threads(), Progress.NONE);
                samples.add(new Sampled(
                        pair,
                        session.run(Map.of("image", Rgb.centred(Rgb.tensor(Rgb.enlarged(pair.lr(), scale))))),
                        scaled(made)));
            }
        }
    }

    private Tensor scaled(Latent latent) {
        float[] values = latent.values().clone();
        for (int i = 0; i < values.length; i++) values[i] *= (float) deviation;
        return Tensor.of(values, 1, latent.channels(), latent.height(), latent.width());
    }

    Validated measure(Graph decoder) {
        Map<String, Double> means = new LinkedHashMap<>();
        List<Picture> pictures = new ArrayList<>();
        try (OnnxSession session = OnnxSession.open(decoder, Device.CPU, 1);
                PercNetDistance percnet = PercNetDistance.installed().orElse(null)) {
            for (Sampled sample : samples) {
                List<Plane> truth = Rgb.planes(sample.pair().hr());
                List<Plane> bicubic = Rgb.enlarged(sample.pair().lr(), scale);
                add(means, "bicubic", bicubic, truth, percnet);
                List<List<Plane>> panels = new ArrayList<>(List.of(bicubic));
                for (double share : SHARES) {
                    List<Plane> result = decoded(session, sample, share);
                    add(means, "fidelity " + share, result, truth, percnet);
                    panels.add(result);
                }
                panels.add(truth);
                if (pictures.size() < MOST_PICTURES) pictures.add(new Picture(panels));
            }
        }
        return new Validated(
                means.get("fidelity " + USUAL + ", psnr"), means.get("bicubic, psnr"), null, means, pictures);
    }

    private List<Plane> decoded(OnnxSession session, Sampled sample, double share) {
        Map<String, Tensor> inputs = new LinkedHashMap<>(sample.features());
        inputs.put("z", sample.latent());
        inputs.put("w", Tensor.of(new float[] {(float) share}, 1));
        List<Plane> image = Rgb.planes(session.run(inputs).get("image"));
        List<Plane> lr = Rgb.planes(sample.pair().lr());
        List<Plane> corrected = new ArrayList<>();
        for (int c = 0; c < image.size(); c++)
            corrected.add(ColourCorrection.WAVELET.of(
                    image.get(c).linear(0.5, 0.5), BicubicResize.enlarge(lr.get(c), scale, Rounding.NONE)));
        return corrected;
    }

    private void add(
            Map<String, Double> means, String name, List<Plane> result, List<Plane> truth, PercNetDistance percnet) {
        GridPattern grid = GridPattern.of(result, scale);
        means.merge(name + ", grid at least", grid.least() / samples.size(), Double::sum);
        means.merge(name + ", grid at most", grid.most() / samples.size(), Double::sum);
        means.merge(name + ", psnr", Rgb.psnr(result, truth, MARGIN) / samples.size(), Double::sum);
        if (percnet != null)
            means.merge(name + ", percnet", percnet.between(result, truth, RANGE) / samples.size(), Double::sum);
    }
}
