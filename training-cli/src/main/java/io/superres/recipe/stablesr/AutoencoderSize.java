package io.superres.recipe.stablesr;

import static io.superres.recipe.Training.require;

import io.superres.method.stablesr.StableSrModel;
import io.superres.model.Model;
import io.superres.network.stablesr.VaeConfig;
import io.superres.onnx.Graph;
import io.superres.onnx.ModelFormatException;
import io.superres.recipe.Meaning;
import io.superres.recipe.Rgb;
import java.util.List;

/** The sizes of the autoencoder. */
public record AutoencoderSize(
        @Meaning(value = "image pixels per latent pixel, along one axis", range = "4 or 8")
        int factor,

        @Meaning(value = "features at the resolution of the image", range = "1 to 1024")
        int channels,

        @Meaning(value = "residual blocks at each resolution", range = "1 to 8")
        int blocks,

        @Meaning(value = "channels of the latent", range = "1 to 64")
        int latent,

        @Meaning(value = "groups of the group normalisations", range = "a divisor of channels")
        int normGroups) {
    private static final SizeNote<AutoencoderSize> NOTE = new SizeNote<>("superres.autoencoder", AutoencoderSize.class);
    private static final int MOST = 1024;

    public AutoencoderSize {
        require(factor == 4 || factor == 8, "factor", "4 or 8");
        require(channels >= 1 && channels <= MOST, "channels", "1 to " + MOST);
        require(normGroups >= 1 && channels % normGroups == 0, "normGroups", "a divisor of channels");
        require(blocks >= 1 && blocks <= 8, "blocks", "1 to 8");
        require(latent >= 1 && latent <= 64, "latent", "1 to 64");
    }

    /**
     * Of a model that holds an autoencoder.
     *
     * @throws ModelFormatException if its encoder's file does not say
     */
    static AutoencoderSize of(Model model) {
        return NOTE.of(model, StableSrModel.ENCODER)
                .orElseThrow(() -> new ModelFormatException("the encoder of the model '" + model.id()
                        + "' does not say the sizes of the autoencoder, so nothing can be trained on it"));
    }

    /** An encoder whose file says its size. */
    Graph noted(Graph encoder) {
        return NOTE.on(encoder, this);
    }

    /**
     * Fusion stands where the paper has it: one or two halvings away from the image.
     *
     * @param dense dense blocks of a fusion with the encoder's features
     * @param growth features that each of their convolutions adds
     */
    VaeConfig vae(int dense, int growth) {
        return new VaeConfig(
                Rgb.BANDS,
                latent,
                channels,
                factor == 4 ? List.of(1, 2, 4) : List.of(1, 2, 4, 4),
                blocks,
                factor == 4 ? List.of(1) : List.of(1, 2),
                dense,
                growth,
                true,
                normGroups);
    }
}
