package io.superres.published;

import io.superres.weights.TorchFiles.Values;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The names that the library diffusers gives to tensors of Stable Diffusion 2.1. */
final class DiffusersNames {
    private DiffusersNames() {}

    static String unet(String original) {
        String name = original.substring(StableDiffusionNames.UNET.length());
        String[] parts = name.split("\\.", 4);
        switch (parts[0]) {
            case "time_embed":
                return "time_embedding.linear_" + (parts[1].equals("0") ? 1 : 2) + "." + parts[2];
            case "out":
                return (parts[1].equals("0") ? "conv_norm_out." : "conv_out.") + parts[2];
            case "middle_block":
                String rest = name.substring("middle_block.0.".length());
                return parts[1].equals("1")
                        ? "mid_block.attentions.0." + rest
                        : "mid_block.resnets." + (parts[1].equals("0") ? 0 : 1) + "." + residual(rest);
            default:
        }
        int i = Integer.parseInt(parts[1]);
        if (parts[0].equals("input_blocks")) {
            if (i == 0) return "conv_in." + parts[3];
            int level = (i - 1) / 3;
            if (parts[3].startsWith("op."))
                return "down_blocks." + level + ".downsamplers.0.conv." + parts[3].substring(3);
            String place = "down_blocks." + level + (parts[2].equals("0") ? ".resnets." : ".attentions.") + (i - 1) % 3;
            return place + "." + (parts[2].equals("0") ? residual(parts[3]) : parts[3]);
        }
        int level = i / 3;
        if (parts[3].startsWith("conv.")) return "up_blocks." + level + ".upsamplers.0." + parts[3];
        String place = "up_blocks." + level + (parts[2].equals("0") ? ".resnets." : ".attentions.") + i % 3;
        return place + "." + (parts[2].equals("0") ? residual(parts[3]) : parts[3]);
    }

    private static String residual(String rest) {
        return rest.replace("in_layers.0.", "norm1.")
                .replace("in_layers.2.", "conv1.")
                .replace("emb_layers.1.", "time_emb_proj.")
                .replace("out_layers.0.", "norm2.")
                .replace("out_layers.3.", "conv2.")
                .replace("skip_connection.", "conv_shortcut.");
    }

    /** Without the last block, whose output is not used; queries, keys and values one by one. */
    static Map<String, Values> text(Map<String, Values> original, int width) {
        Map<String, Values> all = new LinkedHashMap<>();
        original.forEach((full, values) -> {
            String name = full.substring(StableDiffusionNames.TEXT.length());
            if (name.startsWith("transformer.resblocks.23.") || name.equals("text_projection")) return;
            String plain = name.replace("transformer.resblocks.", "text_model.encoder.layers.")
                    .replace(".ln_1.", ".layer_norm1.")
                    .replace(".ln_2.", ".layer_norm2.")
                    .replace(".attn.", ".self_attn.")
                    .replace(".mlp.c_fc.", ".mlp.fc1.")
                    .replace(".mlp.c_proj.", ".mlp.fc2.");
            switch (name) {
                case "token_embedding.weight" -> all.put("text_model.embeddings.token_embedding.weight", values);
                case "positional_embedding" -> all.put("text_model.embeddings.position_embedding.weight", values);
                case "ln_final.weight" -> all.put("text_model.final_layer_norm.weight", values);
                case "ln_final.bias" -> all.put("text_model.final_layer_norm.bias", values);
                case "logit_scale" -> {}
                default -> {
                    if (!plain.contains("in_proj_")) {
                        all.put(plain, values);
                        return;
                    }
                    long[] shape = values.shape().clone();
                    shape[0] = width;
                    int size = values.values().length / 3;
                    String[] parts = {"q", "k", "v"};
                    for (int i = 0; i < parts.length; i++)
                        all.put(
                                plain.replace("in_proj_", parts[i] + "_proj."),
                                new Values(Arrays.copyOfRange(values.values(), i * size, (i + 1) * size), shape));
                }
            }
        });
        return all;
    }
}
