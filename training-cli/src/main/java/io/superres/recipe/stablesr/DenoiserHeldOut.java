package io.superres.recipe.stablesr;

import io.superres.data.Crops;
import io.superres.data.TrainingImage;
import io.superres.data.TrainingSet;
import io.superres.degrade.Scene;
import io.superres.image.Plane;
import io.superres.method.stablesr.Prediction;
import io.superres.method.stablesr.Prompt;
import io.superres.method.stablesr.StableSrModel;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.recipe.Rgb;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import io.superres.train.Picture;
import io.superres.train.Validated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures how well noise in latents of images that were not trained on is found, and shows what is made of noise. */
final class DenoiserHeldOut {
    private static final int MOST_IMAGES = 16;
    private static final int PICTURES = 4;
    private static final int STEPS = 20;

    private final Prediction prediction;
    private final Graph decoder;
    private final double deviation;
    private final List<Tensor> latents = new ArrayList<>();

    DenoiserHeldOut(DenoiserConfig config, Latents latents, List<TrainingImage> images) {
        prediction = config.prediction();
        decoder = Autoencoder.decoder(latents.model());
        deviation = latents.deviation();
        List<Scene> scenes = TrainingSet.spread(images, MOST_IMAGES).stream()
                .map(image -> Crops.centre(image.scene(), config.patch()).cropToMultiple(config.patch()))
                .toList();
        try (OnnxSession encoder = OnnxSession.open(latents.model().graph(StableSrModel.ENCODER), Device.CPU, 1)) {
            for (Scene scene : scenes) this.latents.add(latents.mean(encoder, Rgb.tensor(scene)));
        }
    }

    Validated measure(Graph unet, Graph text) {
        Map<String, Double> means = new LinkedHashMap<>();
        List<Picture> pictures = new ArrayList<>();
        try (OnnxSession denoiser = OnnxSession.open(unet, Device.CPU, 1);
                OnnxSession reader = OnnxSession.open(text, Device.CPU, 1);
                OnnxSession painter = OnnxSession.open(decoder, Device.CPU, 1)) {
            AskedDenoiser unprompted = new AskedDenoiser(denoiser, AskedDenoiser.context(reader, Prompt.EMPTY));
            means.putAll(new LatentErrors(latents, prediction)
                    .of((number, noisy, time) -> unprompted.said(noisy, time, Map.of()), ""));
            for (int i = 0; i < PICTURES; i++) {
                List<List<Plane>> panels = new ArrayList<>();
                for (Prompt prompt : List.of(Prompt.EMPTY, Prompt.GOOD, Prompt.BAD))
                    panels.add(made(new AskedDenoiser(denoiser, AskedDenoiser.context(reader, prompt)), painter, i));
                pictures.add(new Picture(panels));
            }
        }
        return new Validated(null, null, null, means, pictures);
    }

    /** An image out of nothing but noise. */
    private List<Plane> made(AskedDenoiser denoiser, OnnxSession painter, int number) {
        long[] shape = latents.get(0).shape();
        float[] latent = denoiser.sampled(number, shape, STEPS, prediction, time -> Map.of());
        for (int i = 0; i < latent.length; i++) latent[i] *= (float) deviation;
        Tensor image = painter.run(Map.of("z", Tensor.of(latent, shape))).get("image");
        return Rgb.planes(image).stream().map(plane -> plane.linear(0.5, 0.5)).toList();
    }
}
