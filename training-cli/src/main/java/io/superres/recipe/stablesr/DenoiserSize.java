package io.superres.recipe.stablesr;

import static io.superres.recipe.Training.require;

import io.superres.method.stablesr.Prompt;
import io.superres.method.stablesr.StableSrModel;
import io.superres.model.Model;
import io.superres.network.stablesr.TextTower;
import io.superres.network.stablesr.UnetConfig;
import io.superres.onnx.Graph;
import io.superres.onnx.ModelFormatException;
import io.superres.recipe.Meaning;
import java.util.List;
import java.util.stream.IntStream;

/** The sizes of the denoising network and of the one that reads the prompt. */
public record DenoiserSize(
        @Meaning(value = "features at the latent's own extent", range = "a multiple of head and normGroups")
        int channels,

        @Meaning(value = "resolutions, each half of that before", range = "3 or 4")
        int levels,

        @Meaning(value = "first resolution whose places attend to each other; the third is the last", range = "0 to 2")
        int attentionFrom,

        @Meaning(value = "residual blocks at each resolution", range = "1 to 8")
        int blocks,

        @Meaning(value = "features of an attention head", range = "a divisor of channels")
        int head,

        @Meaning(value = "features of the maps that steer the network", range = "1 to 1024")
        int condition,

        @Meaning(value = "features between such a map and what it scales", range = "1 to 1024")
        int hidden,

        @Meaning(value = "groups of the group normalisations", range = "a divisor of channels and condition")
        int normGroups,

        @Meaning(value = "features of a word", range = "a multiple of 4")
        int word,

        @Meaning(value = "transformer blocks that read the prompt", range = "1 to 24")
        int textBlocks) {
    private static final SizeNote<DenoiserSize> NOTE = new SizeNote<>("superres.denoiser", DenoiserSize.class);
    private static final int TEXT_HEADS = 4;
    private static final int MOST = 1024;
    private static final int LAST_ATTENTION = 2;

    public DenoiserSize {
        require(head >= 1 && channels >= head && channels % head == 0, "head", "a divisor of channels");
        require(
                normGroups >= 1 && channels % normGroups == 0 && condition % normGroups == 0,
                "normGroups",
                "a divisor of channels and condition");
        require(channels <= MOST, "channels", "at most " + MOST);
        require(levels == 3 || levels == 4, "levels", "3 or 4");
        require(attentionFrom >= 0 && attentionFrom <= LAST_ATTENTION, "attentionFrom", "0 to " + LAST_ATTENTION);
        require(blocks >= 1 && blocks <= 8, "blocks", "1 to 8");
        require(
                condition >= 1 && condition <= MOST && hidden >= 1 && hidden <= MOST,
                "condition, hidden",
                "1 to " + MOST);
        require(word >= TEXT_HEADS && word % TEXT_HEADS == 0 && word <= MOST, "word", "a multiple of " + TEXT_HEADS);
        require(textBlocks >= 1 && textBlocks <= 24, "textBlocks", "1 to 24");
    }

    /**
     * Of a model that holds a denoiser, as its file says.
     *
     * @throws ModelFormatException if it does not say
     */
    static DenoiserSize of(Model model) {
        return NOTE.of(model, StableSrModel.UNET)
                .orElseThrow(() -> new ModelFormatException(
                        "the denoiser of the model '" + model.id() + "' does not say its sizes"));
    }

    /** A denoiser whose file says its size. */
    Graph noted(Graph unet) {
        return NOTE.on(unet, this);
    }

    /** @param latent channels of a latent */
    UnetConfig unet(int latent) {
        return new UnetConfig(
                latent,
                channels,
                levels == 3 ? List.of(1, 2, 4) : List.of(1, 2, 4, 4),
                blocks,
                attention(),
                head,
                word,
                condition,
                hidden,
                normGroups);
    }

    /** Resolutions whose places attend to each other. */
    List<Integer> attention() {
        return IntStream.rangeClosed(attentionFrom, LAST_ATTENTION).boxed().toList();
    }

    TextTower text() {
        return new TextTower(Prompt.PLACES, Prompt.SYMBOLS, word, textBlocks, TEXT_HEADS);
    }
}
