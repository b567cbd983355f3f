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

/** Measures how well noise is found with the LR image at hand and without it, in images that were not trained on. */
final class SteeringHeldOut {
    private static final int MOST_IMAGES = 16;

    private final SteeringConfig config;
    private final Tensor context;
    private final LatentErrors errors;
    private final List<Tensor> lr = new ArrayList<>();
    private final Map<String, Double> unsteered;

    SteeringHeldOut(
            SteeringConfig config, Model prior, Prediction prediction, Latents latents, List<TrainingImage> images) {
        this.config = config;
        context = AskedDenoiser.emptyContext(prior);
        SplittableRandom random = new SplittableRandom(config.training().seed());
        List<Tensor> hr = new ArrayList<>();
        try (OnnxSession encoder = OnnxSession.open(prior.graph(StableSrModel.ENCODER), Device.CPU, 1)) {
            for (TrainingImage image : TrainingSet.spread(images, MOST_IMAGES)) {
                Degraded pair = config.pairs().centre(image.scene(), config.lrPatch(), 1, random.split());
                hr.add(latents.mean(encoder, Rgb.tensor(pair.hr())));
                lr.add(latents.mean(encoder, Rgb.tensor(Rgb.enlarged(pair.lr(), config.scale()))));
            }
        }
        errors = new LatentErrors(hr, prediction);
        try (OnnxSession denoiser = OnnxSession.open(prior.graph(StableSrModel.UNET), Device.CPU, 1)) {
            AskedDenoiser asked = new AskedDenoiser(denoiser, context);
            unsteered = errors.of((n, noisy, time) -> asked.said(noisy, time, Map.of()), "without the LR image,");
        }
    }

    Validated measure(Graph unet, Graph guide) {
        Map<String, Double> found = new LinkedHashMap<>();
        try (OnnxSession denoiser = OnnxSession.open(unet, Device.CPU, 1);
                OnnxSession encoder = OnnxSession.open(guide, Device.CPU, 1)) {
            AskedDenoiser asked = new AskedDenoiser(denoiser, context);
            found.putAll(errors.of(
                    (n, noisy, time) -> asked.said(noisy, time, AskedDenoiser.conditions(encoder, lr.get(n), time)),
                    ""));
        }
        found.putAll(unsteered);
        return Validated.of(found);
    }
}
