package io.superres.published;

import io.superres.describe.ModelFolder;
import io.superres.method.stablesr.Prediction;
import io.superres.method.stablesr.StableSrModel;
import io.superres.network.stablesr.DiffusionUnet;
import io.superres.network.stablesr.TimeAwareEncoder;
import io.superres.network.stablesr.Unsampled;
import io.superres.network.stablesr.Vae;
import io.superres.network.stablesr.VaeConfig;
import io.superres.onnx.Graph;
import io.superres.session.HalfPrecision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * StableSR (Wang et al. 2024) with the Stable Diffusion 2.1 that it steers. Sizes are read off the weights.
 *
 * @param scale HR pixels per LR pixel; a divisor of 8
 * @param prediction what the denoiser is asked for: noise at 512 pixels, velocity at 768
 */
public record StableSrImport(int scale, Prediction prediction) {
    public static final Source SOURCE = new Source(
            "stablesr",
            "LicenseRef-S-Lab-1.0",
            "StableSR's weights are not for commercial use; those of Stable Diffusion, inside them, are under CreativeML "
                    + "Open RAIL++-M, which forbids certain uses.");

    /** The latents of Stable Diffusion are multiplied by this. */
    private static final double LATENT_SCALE = 0.18215;

    private static final int TILE = 64;
    private static final int LARGE_TILE = 96;

    /** A file may not be larger than two gigabytes: networks of more weights are kept in 16 bits. */
    private static final long MOST_WEIGHTS = 450_000_000;

    /**
     * @param stablesr what StableSR adds, or all of it
     * @param cfw the autoencoder with the fusion of features
     * @param diffusion Stable Diffusion's own files, for what the others lack
     * @see Source#write
     */
    public Path write(Path stablesr, Path cfw, List<Path> diffusion, Path out) throws IOException {
        List<Path> files = new ArrayList<>(List.of(cfw, stablesr));
        files.addAll(diffusion);
        return SOURCE.write(files, StableDiffusionNames::original, out, this::built);
    }

    private Source.Built built(PublishedWeights weights) {
        PublishedWeights autoencoder = weights.part(StableDiffusionNames.AUTOENCODER);
        PublishedWeights denoiser = weights.part(StableDiffusionNames.UNET);
        PublishedWeights guide = weights.part(StableDiffusionNames.GUIDE);
        VaeConfig size = StableSrSizes.vae(autoencoder);
        Vae vae = new Vae(size);
        Map<String, Graph> networks = new LinkedHashMap<>();
        networks.put(
                StableSrModel.ENCODER, StableSrModel.noted(vae.encoder(autoencoder), 1 / LATENT_SCALE, size.factor()));
        networks.put(StableSrModel.DECODER, vae.fusedDecoder(autoencoder));
        networks.put(
                StableSrModel.UNET,
                kept(StableSrModel.noted(
                        new DiffusionUnet(StableSrSizes.unet(denoiser), false).steered(denoiser),
                        prediction,
                        prediction == Prediction.NOISE ? TILE : LARGE_TILE)));
        networks.put(StableSrModel.GUIDE, kept(new TimeAwareEncoder(StableSrSizes.guide(guide)).graph(guide)));
        networks.put(StableSrModel.TEXT, new EmptyPrompt(weights.part(StableDiffusionNames.TEXT)).graph());
        weights.finish(StableSrImport::isNeedless);
        return new Source.Built(
                about(StableSrModel.unit(networks.get(StableSrModel.UNET)) * size.factor() / scale),
                new Unsampled(networks, scale).graph(),
                networks);
    }

    private static Graph kept(Graph network) {
        return network.parameterCount() > MOST_WEIGHTS ? HalfPrecision.stored(network) : network;
    }

    /** Schedules that are computed, averages of other runs, losses, and the last block and the head of the text tower. */
    private static boolean isNeedless(String name) {
        return name.startsWith("loss.")
                || name.startsWith("model_ema.")
                || name.startsWith("cond_stage_model.model.transformer.resblocks.23.")
                || name.startsWith("cond_stage_model.model.text_projection")
                || name.startsWith("cond_stage_model.model.logit_scale")
                || name.startsWith("cond_stage_model.model.attn_mask")
                || name.endsWith("position_ids")
                || name.endsWith("num_batches_tracked")
                || !name.contains(".");
    }

    private ModelFolder.About about(int step) {
        List<String> limits = new ArrayList<>(SOURCE.limits());
        limits.add("Detail is invented: it differs from seed to seed, and none of it is a measurement.");
        limits.add("It takes the empty prompt only, so guidance stays at 1.");
        limits.add(
                "model.onnx is the way through the autoencoder alone, so that the files can be checked; results come "
                        + "from the method stablesr, which samples.");
        return new ModelFolder.About(
                "stablesr-published-x" + scale,
                "StableSR " + scale + "x (published weights)",
                "Enlarges images of unknown quality by Stable Diffusion, which follows them.",
                "stablesr",
                scale,
                step,
                "second-order-mild",
                "Wang et al., Exploiting Diffusion Prior for Real-World Image Super-Resolution, IJCV 2024",
                "https://arxiv.org/abs/2305.07015",
                "",
                limits,
                Map.of());
    }
}
