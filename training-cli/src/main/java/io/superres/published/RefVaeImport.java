package io.superres.published;

import io.superres.describe.ModelFolder;
import io.superres.method.refvae.RefVaeModel;
import io.superres.network.refvae.Assembled;
import io.superres.network.refvae.RefVae;
import io.superres.network.refvae.RefVaeSize;
import io.superres.network.refvae.Shipped;
import io.superres.network.vision.StyleVgg;
import io.superres.onnx.Graph;
import io.superres.weights.WeightFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** RefVAE for scale 8 (Liu et al. 2021), with the VGG-19 that its authors publish beside it. */
public final class RefVaeImport {
    public static final Source SOURCE = new Source("refvae", "MIT", "trained on photographs.");

    /** References are brought to this extent. */
    private static final int REFERENCE = 256;

    private RefVaeImport() {}

    /**
     * @param vgg the network that it sees with
     * @see Source#write
     */
    public static Path write(Path file, Path vgg, Path out) throws IOException {
        Graph eyes;
        try (WeightFile weights = WeightFile.open(vgg)) {
            PublishedWeights published = new PublishedWeights(weights);
            eyes = new StyleVgg((int) published.shape("conv2.weight", 4)[0]).graph(published);
            published.finish(name -> false);
        }
        return SOURCE.write(file, out, weights -> built(weights, eyes));
    }

    private static Source.Built built(PublishedWeights weights, Graph eyes) {
        Shipped network = new Shipped(new RefVae(size(weights)), eyes);
        Assembled assembled = Assembled.of(network, weights, REFERENCE);
        weights.finish(name -> name.startsWith("bn.") || name.endsWith("num_batches_tracked"));
        List<String> limits = new ArrayList<>(SOURCE.limits());
        limits.add(
                "One pixel of the input becomes 64: nearly all detail is a guess. A single sample must not be counted or "
                        + "measured.");
        ModelFolder.About about = new ModelFolder.About(
                "refvae-published-x" + RefVaeModel.SCALE,
                "RefVAE " + RefVaeModel.SCALE + "x (published weights)",
                "Draws many possible enlargements of an image by " + RefVaeModel.SCALE
                        + ", conditioned by a reference image.",
                "refvae",
                RefVaeModel.SCALE,
                1,
                "bicubic",
                "Liu et al., Variational AutoEncoder for Reference based Image Super-Resolution, CVPR Workshops 2021",
                "https://arxiv.org/abs/2106.04090",
                "",
                limits,
                Map.of());
        return new Source.Built(about, assembled.single(), assembled.others());
    }

    private static RefVaeSize size(PublishedWeights weights) {
        long[] first = weights.shape("init_feat.0.weight", 4);
        int latent = (int) first[0];
        int cells = (int) weights.shape("VAE_decoder.0.weight", 2)[0];
        return new RefVaeSize(
                (int) first[1],
                latent,
                (int) Math.round(Math.sqrt(cells / (double) latent)),
                (int) weights.shape("VAE_decoder.0.weight", 2)[1],
                (int) weights.shape("decoder.1.weight", 4)[0],
                (int) weights.shape("decoder.4.weight", 4)[0],
                (int) weights.shape("decoder.7.weight", 4)[0],
                1);
    }
}
