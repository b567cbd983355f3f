package io.superres.recipe.stablesr;

import io.superres.data.TrainingImage;
import io.superres.data.TrainingSet;
import io.superres.degrade.Degraded;
import io.superres.method.stablesr.Prediction;
import io.superres.method.stablesr.StableSrModel;
import io.superres.model.Model;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.recipe.Rgb;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import io.superres.train.Validated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Measures how far the latents that few steps make lie from those that the given model makes in many, in images that were
 * not trained on: mean squared differences, latents having unit variance.
 */
final class TurboHeldOut {
    private static final int MOST_IMAGES = 12;

    private final TurboConfig config;
    private final Model given;
    private final Prediction prediction;
    private final Tensor context;
    private final List<Tensor> lr = new ArrayList<>();
    private final List<float[]> many = new ArrayList<>();
    private final double before;

    TurboHeldOut(TurboConfig config, Model given, Prediction prediction, Latents latents, List<TrainingImage> images) {
        this.config = config;
        this.given = given;
        this.prediction = prediction;
        SplittableRandom random = new SplittableRandom(config.training().seed());
        int scale = given.scale();
        context = AskedDenoiser.emptyContext(given);
        try (OnnxSession encoder = OnnxSession.open(given.graph(StableSrModel.ENCODER), Device.CPU, 1)) {
            for (TrainingImage image : TrainingSet.spread(images, MOST_IMAGES)) {
                Degraded pair =
                        config.mixture().pairs(scale).centre(image.scene(), config.patch() / scale, 1, random.split());
                lr.add(latents.mean(encoder, Rgb.tensor(Rgb.enlarged(pair.lr(), scale))));
            }
        }
        Graph unet = given.graph(StableSrModel.UNET);
        many.addAll(sampled(unet, config.fewSteps() * config.replaced()));
        before = apart(sampled(unet, config.fewSteps()));
    }

    Validated measure(Graph unet) {
        Map<String, Double> found = new LinkedHashMap<>();
        found.put("few steps from many, before", before);
        found.put("few steps from many", apart(sampled(unet, config.fewSteps())));
        return Validated.of(found);
    }

    private double apart(List<float[]> few) {
        double sum = 0;
        long numbers = 0;
        for (int n = 0; n < few.size(); n++) {
            float[] one = few.get(n);
            for (int i = 0; i < one.length; i++) {
                double difference = one[i] - many.get(n)[i];
                sum += difference * difference;
            }
            numbers += one.length;
        }
        return sum / numbers;
    }

    private List<float[]> sampled(Graph unet, int steps) {
        List<float[]> all = new ArrayList<>();
        try (OnnxSession denoiser = OnnxSession.open(unet, Device.CPU, 1);
                OnnxSession guide = OnnxSession.open(given.graph(StableSrModel.GUIDE), Device.CPU, 1)) {
            AskedDenoiser asked = new AskedDenoiser(denoiser, context);
            for (int n = 0; n < lr.size(); n++) {
                Tensor image = lr.get(n);
                all.add(asked.sampled(
                        n, image.shape(), steps, prediction, time -> AskedDenoiser.conditions(guide, image, time)));
            }
        }
        return all;
    }
}
