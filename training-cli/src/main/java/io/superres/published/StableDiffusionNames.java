package io.superres.published;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of Stable Diffusion's first publication for tensors of its other publications: single files of its parts, and
 * those of the library diffusers.
 */
final class StableDiffusionNames {
    static final String UNET = "model.diffusion_model.";
    static final String GUIDE = "structcond_stage_model.";
    static final String AUTOENCODER = "first_stage_model.";
    static final String TEXT = "cond_stage_model.model.";

    /** Blocks of a resolution of the denoiser on the way down, with the step to the next one. */
    private static final int BLOCKS = 3;

    private static final int LAST_LEVEL = 3;
    private static final Pattern NUMBERED = Pattern.compile("(down|up)_blocks\\.(\\d+)\\.(\\w+)\\.(\\d+)\\.(.*)");
    private static final Pattern MIDDLE = Pattern.compile("mid_block\\.(\\w+)\\.(\\d+)\\.(.*)");
    private static final Pattern LAYER = Pattern.compile("text_model\\.encoder\\.layers\\.(\\d+)\\.(.*)");

    private StableDiffusionNames() {}

    /** A name as it is, if it is none of these. */
    static String original(String name) {
        if (name.startsWith("text_model.")) return TEXT + text(name);
        if (name.startsWith("encoder.") || name.startsWith("decoder.")) {
            int dot = name.indexOf('.') + 1;
            return AUTOENCODER + name.substring(0, dot) + autoencoder(name.substring(dot));
        }
        if (name.startsWith("quant_conv.") || name.startsWith("post_quant_conv.")) return AUTOENCODER + name;
        String unet = unet(name);
        return unet == null ? name : UNET + unet;
    }

    private static String unet(String name) {
        Matcher block = NUMBERED.matcher(name);
        if (block.matches()) return block(block);
        Matcher middle = MIDDLE.matcher(name);
        if (middle.matches()) {
            boolean attention = middle.group(1).equals("attentions");
            int number = attention ? 1 : 2 * Integer.parseInt(middle.group(2));
            return "middle_block." + number + "." + (attention ? middle.group(3) : residual(middle.group(3)));
        }
        if (name.startsWith("conv_in.")) return "input_blocks.0.0." + name.substring(8);
        if (name.startsWith("time_embedding.linear_1.")) return "time_embed.0." + name.substring(24);
        if (name.startsWith("time_embedding.linear_2.")) return "time_embed.2." + name.substring(24);
        if (name.startsWith("conv_norm_out.")) return "out.0." + name.substring(14);
        if (name.startsWith("conv_out.")) return "out.2." + name.substring(9);
        return null;
    }

    private static String block(Matcher block) {
        boolean down = block.group(1).equals("down");
        int level = Integer.parseInt(block.group(2));
        int number = Integer.parseInt(block.group(4));
        String rest = block.group(5);
        int first = BLOCKS * level;
        String list = down ? "input_blocks." + (first + number + 1) : "output_blocks." + (first + number);
        return switch (block.group(3)) {
            case "resnets" -> list + ".0." + residual(rest);
            case "attentions" -> list + ".1." + rest;
            case "downsamplers" -> "input_blocks." + (first + BLOCKS) + ".0.op." + after("conv.", rest);
            case "upsamplers" -> "output_blocks." + (first + 2) + (level == 0 ? ".1." : ".2.") + rest;
            default -> block.group();
        };
    }

    private static String residual(String rest) {
        return rest.replaceFirst("^norm1\\.", "in_layers.0.")
                .replaceFirst("^conv1\\.", "in_layers.2.")
                .replaceFirst("^time_emb_proj\\.", "emb_layers.1.")
                .replaceFirst("^norm2\\.", "out_layers.0.")
                .replaceFirst("^conv2\\.", "out_layers.3.")
                .replaceFirst("^conv_shortcut\\.", "skip_connection.");
    }

    private static String autoencoder(String name) {
        Matcher block = NUMBERED.matcher(name);
        if (block.matches()) {
            boolean down = block.group(1).equals("down");
            int level = Integer.parseInt(block.group(2));
            String place = block.group(1) + "." + (down ? level : LAST_LEVEL - level) + ".";
            String rest = block.group(5).replaceFirst("^conv_shortcut\\.", "nin_shortcut.");
            return block.group(3).equals("resnets")
                    ? place + "block." + block.group(4) + "." + rest
                    : place + (down ? "downsample." : "upsample.") + rest;
        }
        Matcher middle = MIDDLE.matcher(name);
        if (middle.matches())
            return middle.group(1).equals("resnets")
                    ? "mid.block_" + (Integer.parseInt(middle.group(2)) + 1) + "." + middle.group(3)
                    : "mid.attn_1." + attention(middle.group(3));
        return name.replaceFirst("^conv_norm_out\\.", "norm_out.");
    }

    private static String attention(String rest) {
        return rest.replaceFirst("^group_norm\\.", "norm.")
                .replaceFirst("^(to_q|query)\\.", "q.")
                .replaceFirst("^(to_k|key)\\.", "k.")
                .replaceFirst("^(to_v|value)\\.", "v.")
                .replaceFirst("^(to_out\\.0|proj_attn)\\.", "proj_out.");
    }

    private static String text(String name) {
        Matcher layer = LAYER.matcher(name);
        if (layer.matches())
            return "transformer.resblocks." + layer.group(1) + "."
                    + layer.group(2)
                            .replaceFirst("^layer_norm", "ln_")
                            .replaceFirst("^self_attn\\.", "attn.")
                            .replaceFirst("^mlp\\.fc1\\.", "mlp.c_fc.")
                            .replaceFirst("^mlp\\.fc2\\.", "mlp.c_proj.");
        return after("text_model.", name)
                .replaceFirst("^embeddings\\.token_embedding\\.", "token_embedding.")
                .replaceFirst("^embeddings\\.position_embedding\\.weight", "positional_embedding")
                .replaceFirst("^final_layer_norm\\.", "ln_final.");
    }

    private static String after(String beginning, String name) {
        return name.startsWith(beginning) ? name.substring(beginning.length()) : name;
    }
}
