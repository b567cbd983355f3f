package io.superres.tests;

import io.superres.method.stablesr.Prediction;
import io.superres.method.stablesr.Prompt;
import io.superres.method.stablesr.StableSrModel;
import io.superres.network.Initial;
import io.superres.network.stablesr.DiffusionUnet;
import io.superres.network.stablesr.GuideConfig;
import io.superres.network.stablesr.TextTower;
import io.superres.network.stablesr.TimeAwareEncoder;
import io.superres.network.stablesr.UnetConfig;
import io.superres.network.stablesr.Vae;
import io.superres.network.stablesr.VaeConfig;
import io.superres.onnx.Graph;
import io.superres.recipe.Larger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A model of StableSR that enlarges at once, though not well. */
final class TinyStableSr {
    private static final int SCALE = 4;
    private static final int TILE = 8;
    private static final int WORD = 8;
    private static final int CONDITION = 4;
    private static final int LATENT = 4;
    private static final List<Integer> MULTIPLIERS = List.of(1, 1, 2);
    private static final List<Integer> ATTENTION = List.of(2);

    private TinyStableSr() {}

    /** Writes the folder {@code tiny-stablesr}. */
    static Path write(Path parent) throws IOException {
        Initial weights = new Initial(1);
        Vae vae = new Vae(new VaeConfig(3, LATENT, 4, List.of(1, 1, 2), 1, List.of(1), 1, 2, true, 2));
        UnetConfig unet = new UnetConfig(LATENT, 4, MULTIPLIERS, 1, ATTENTION, 4, WORD, CONDITION, 4, 2);
        GuideConfig guide = new GuideConfig(LATENT, 4, MULTIPLIERS, 1, ATTENTION, 2, CONDITION, 2);
        Map<String, Graph> graphs = new LinkedHashMap<>();
        graphs.put("model.onnx", Larger.graph(SCALE));
        graphs.put(StableSrModel.ENCODER, StableSrModel.noted(vae.encoder(weights), 1, SCALE));
        graphs.put(StableSrModel.DECODER, vae.fusedDecoder(weights));
        graphs.put(
                StableSrModel.UNET,
                StableSrModel.noted(new DiffusionUnet(unet, false).steered(weights), Prediction.NOISE, TILE));
        graphs.put(StableSrModel.GUIDE, new TimeAwareEncoder(guide).graph(weights));
        graphs.put(StableSrModel.TEXT, new TextTower(Prompt.PLACES, Prompt.SYMBOLS, WORD, 1, 2).graph(weights));
        return TinyFolder.write(parent, "stablesr", SCALE, SCALE, graphs);
    }
}
