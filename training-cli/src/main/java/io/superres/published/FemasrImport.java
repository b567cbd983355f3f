package io.superres.published;

import io.superres.describe.ModelFolder;
import io.superres.network.femasr.Femasr;
import io.superres.network.femasr.FemasrConfig;
import io.superres.network.femasr.FemasrConfig.Swin;
import io.superres.onnx.Graph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** FeMaSR's second stage (Chen et al. 2022), for scale 2 or 4. Sizes are read off the weights. */
public final class FemasrImport {
    public static final Source SOURCE = new Source(
            "femasr",
            "CC-BY-NC-SA-4.0",
            "not for commercial use, and models made from them may be passed on under the same terms only.");

    private static final int GROUPS = 32;
    private static final int PUBLISHED_GRID = 8;
    private static final String ENCODER = "multiscale_encoder.blocks.";

    private FemasrImport() {}

    /** @see Source#write */
    public static Path write(Path file, Path out) throws IOException {
        return SOURCE.write(file, out, FemasrImport::built);
    }

    private static Source.Built built(PublishedWeights weights) {
        // One stride before the transformers at scale 4, two at scale 2.
        int scale = weights.has(ENCODER + "1.swin_blks.0.conv.weight") ? 4 : 2;
        Femasr network = new Femasr(config(weights, ENCODER + (scale == 4 ? 1 : 2) + ".swin_blks."), scale);
        Graph graph = network.whole(weights);
        weights.finish(FemasrImport::isNeedless);
        List<String> limits = new ArrayList<>(SOURCE.limits());
        limits.add(
                "Detail is put together from a codebook of sharp photographs: what looks real may be invented. Do not "
                        + "count or measure it.");
        ModelFolder.About about = new ModelFolder.About(
                "femasr-published-x" + scale,
                "FeMaSR " + scale + "x (published weights)",
                "Enlarges images of unknown blur, noise and compression " + scale
                        + " times by matching their features with a codebook of sharp photographs.",
                "femasr",
                scale,
                network.unit(),
                "bsrgan",
                "Chen et al., Real-World Blind Super-Resolution via Feature Matching with Implicit High-Resolution Priors, "
                        + "ACM Multimedia 2022",
                "https://doi.org/10.1145/3503161.3547833",
                "",
                limits,
                Map.of());
        return new Source.Built(about, graph);
    }

    private static FemasrConfig config(PublishedWeights weights, String swin) {
        int full = (int) weights.shape("out_conv.weight", 4)[1];
        int half = (int) weights.shape("decoder_group.1.block.1.weight", 4)[0];
        int quarter = (int) weights.shape("decoder_group.0.block.1.weight", 4)[0];
        int eighth = (int) weights.shape("after_quant_group.0.conv.weight", 4)[0];
        long[] codes = weights.shape("quantize_group.0.embedding.weight", 2);
        String block = swin + "0.residual_group.blocks.0.";
        long[] bias = weights.shape(block + "attn.relative_position_bias_table", 2);
        int window = (int) Math.round((Math.sqrt(bias[0]) + 1) / 2);
        int ratio = (int) (weights.shape(block + "mlp.fc1.weight", 2)[0] / eighth);
        Swin transformer = new Swin(
                weights.count(swin), weights.count(swin + "0.residual_group.blocks."), (int) bias[1], window, ratio);
        return new FemasrConfig(
                3,
                PUBLISHED_GRID,
                full,
                half,
                quarter,
                eighth,
                GROUPS,
                (int) codes[0],
                (int) codes[1],
                1,
                transformer,
                1);
    }

    /** Tables that follow from the sizes, and what only training needs. */
    private static boolean isNeedless(String name) {
        return name.endsWith("relative_position_index")
                || name.endsWith("attn_mask")
                || name.startsWith("conv_semantic")
                || name.startsWith("vgg_feat_extractor");
    }
}
