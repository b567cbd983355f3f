package io.superres.published;

import io.superres.network.stablesr.GuideConfig;
import io.superres.network.stablesr.UnetConfig;
import io.superres.network.stablesr.VaeConfig;
import java.util.ArrayList;
import java.util.List;

/** The sizes of the published networks of StableSR, read off their weights. */
final class StableSrSizes {
    private static final int GROUPS = 32;
    private static final int HEAD = 64;
    private static final int GUIDE_HEADS = 4;

    private StableSrSizes() {}

    /**
     * What a list of blocks on the way down says.
     *
     * @param multipliers features of each resolution, as multiples of the first
     * @param blocks of each resolution
     * @param attention resolutions whose places attend to each other
     */
    private record Levels(int channels, List<Integer> multipliers, int blocks, List<Integer> attention) {
        static Levels of(PublishedWeights weights) {
            int channels = (int) weights.shape("input_blocks.0.0.weight", 4)[0];
            List<Integer> multipliers = new ArrayList<>();
            List<Integer> attention = new ArrayList<>();
            int blocks = 0;
            int level = 0;
            int here = 0;
            for (int i = 1; i < weights.count("input_blocks."); i++) {
                String place = "input_blocks." + i + ".";
                if (weights.begins(place + "0.op.")) {
                    level++;
                    here = 0;
                    continue;
                }
                blocks = Math.max(blocks, ++here);
                if (here > 1) continue;
                multipliers.add((int) weights.shape(place + "0.in_layers.2.weight", 4)[0] / channels);
                if (weights.begins(place + "1.")) attention.add(level);
            }
            return new Levels(channels, multipliers, blocks, attention);
        }
    }

    static UnetConfig unet(PublishedWeights weights) {
        Levels levels = Levels.of(weights);
        long[] hidden = weights.shape("input_blocks.1.0.spade.mlp_shared.0.weight", 4);
        return new UnetConfig(
                (int) weights.shape("input_blocks.0.0.weight", 4)[1],
                levels.channels(),
                levels.multipliers(),
                levels.blocks(),
                levels.attention(),
                Math.min(HEAD, levels.channels()),
                (int) weights.shape("middle_block.1.transformer_blocks.0.attn2.to_k.weight", 2)[1],
                (int) hidden[1],
                (int) hidden[0],
                GROUPS);
    }

    static GuideConfig guide(PublishedWeights weights) {
        Levels levels = Levels.of(weights);
        return new GuideConfig(
                (int) weights.shape("input_blocks.0.0.weight", 4)[1],
                levels.channels(),
                levels.multipliers(),
                levels.blocks(),
                levels.attention(),
                GUIDE_HEADS,
                (int) weights.shape("fea_tran.0.in_layers.2.weight", 4)[0],
                GROUPS);
    }

    static VaeConfig vae(PublishedWeights weights) {
        int channels = (int) weights.shape("encoder.conv_in.weight", 4)[0];
        List<Integer> multipliers = new ArrayList<>();
        List<Integer> fused = new ArrayList<>();
        for (int level = 0; level < weights.count("encoder.down."); level++) {
            multipliers.add((int) weights.shape("encoder.down." + level + ".block.0.conv1.weight", 4)[0] / channels);
            if (weights.begins("decoder.fusion_layer_" + level + ".")) fused.add(level);
        }
        String fusion = fused.isEmpty() ? "" : "decoder.fusion_layer_" + fused.get(0) + ".encode_enc_2.";
        return new VaeConfig(
                (int) weights.shape("encoder.conv_in.weight", 4)[1],
                (int) weights.shape("decoder.conv_in.weight", 4)[1],
                channels,
                multipliers,
                weights.count("encoder.down.0.block."),
                fused,
                fused.isEmpty() ? 1 : weights.count(fusion),
                fused.isEmpty() ? 1 : (int) weights.shape(fusion + "0.rdb1.conv1.weight", 4)[0],
                weights.begins("quant_conv."),
                GROUPS);
    }
}
