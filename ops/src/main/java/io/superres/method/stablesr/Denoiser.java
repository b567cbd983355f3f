package io.superres.method.stablesr;

import io.superres.model.Model;
import io.superres.onnx.Graph;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Tensor;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import io.superres.session.Session;
import io.superres.session.SessionSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Estimates the noise in latents of a fixed extent: a prior, steered by what an encoder that knows the time makes of the LR
 * image's latent (Wang et al. 2024, sections 3.1 and 3.2). Thread-safe; must be closed.
 */
final class Denoiser implements AutoCloseable {
    private final Session unet;
    private final Session guide;
    private final Prediction prediction;
    private final int tile;
    private final int unit;
    private final double guidance;
    private final Tensor towards;
    private final Tensor away;

    private Denoiser(
            Session unet, Session guide, Graph network, DiffusionSettings settings, Tensor towards, Tensor away) {
        this.unet = unet;
        this.guide = guide;
        prediction = StableSrModel.prediction(network);
        tile = StableSrModel.tile(network);
        unit = StableSrModel.unit(network);
        guidance = settings.guidance();
        this.towards = towards;
        this.away = away;
    }

    /**
     * @throws io.superres.BadInputException if the model does not know a word of a prompt
     * @throws ModelFormatException if the networks do not say how they work
     */
    static Denoiser open(Model model, SessionSettings on, DiffusionSettings settings) {
        Graph text = model.graph(StableSrModel.TEXT);
        List<String> words = StableSrModel.words(text);
        settings.prompt().checkKnown(words);
        if (settings.isGuided()) settings.negative().checkKnown(words);
        Tensor towards;
        Tensor away;
        try (OnnxSession reader = OnnxSession.open(text, Device.CPU, 1)) {
            towards = context(reader, settings.prompt());
            away = settings.isGuided() ? context(reader, settings.negative()) : null;
        }
        Graph network = model.graph(StableSrModel.UNET);
        Session unet = on.open(network, 1);
        Session guide = null;
        try {
            guide = on.open(model.graph(StableSrModel.GUIDE), 1);
            return new Denoiser(unet, guide, network, settings, towards, away);
        } catch (RuntimeException e) {
            unet.close();
            if (guide != null) guide.close();
            throw e;
        }
    }

    private static Tensor context(OnnxSession reader, Prompt prompt) {
        return reader.run(Map.of("words", prompt.tensor())).get("context");
    }

    Device device() {
        return unet.device();
    }

    /** Latent pixels of which extents of latents are multiples: each resolution has half the extent of that before. */
    int unit() {
        return unit;
    }

    /** Extent of the latents that it was trained with. */
    int tile() {
        return tile;
    }

    /**
     * The noise in a latent.
     *
     * @param noisy (1, channel, y, x)
     * @param lr latent of the enlarged LR image, of the same shape
     * @param time 0 to 999
     * @param left share of the variance that is not noise at that time
     */
    float[] noise(Tensor noisy, Tensor lr, int time, double left) {
        Tensor t = Tensor.of(new float[] {time}, 1);
        Map<String, Tensor> inputs = new HashMap<>(guide.run(Map.of("lr", lr, "t", t)));
        inputs.put("x", noisy);
        inputs.put("t", t);
        float[] found = found(inputs, towards);
        if (away != null) {
            float[] other = found(inputs, away);
            for (int i = 0; i < found.length; i++) found[i] = (float) (other[i] + guidance * (found[i] - other[i]));
        }
        return prediction.noise(noisy.floats(), found, left);
    }

    private float[] found(Map<String, Tensor> inputs, Tensor context) {
        Map<String, Tensor> all = new HashMap<>(inputs);
        all.put("context", context);
        return unet.run(all).get("eps").floats();
    }

    @Override
    public void close() {
        unet.close();
        guide.close();
    }
}
