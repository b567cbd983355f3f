package io.superres.method.stablesr;

import io.superres.onnx.Graph;
import io.superres.onnx.ModelFormatException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The networks in the folder of a StableSR model, beside the main one, and the notes in their files that say how they work
 * together. Images have values -1 to 1 here, latents are as the encoder makes them.
 */
public final class StableSrModel {
    /** Bands of an image. */
    public static final int BANDS = 3;

    /**
     * Input {@code image}; first output {@code moments} (batch, 2 latent, y, x): means before logarithms of variances;
     * then the features that the decoder may take over.
     */
    public static final String ENCODER = "encoder.onnx";

    /** Input {@code z}, then the encoder's features and {@code w} if it takes them; output {@code image}. */
    public static final String DECODER = "decoder.onnx";

    /**
     * Estimates noise in a latent of unit variance: inputs {@code x}, {@code t}, {@code context}, {@code condition0} and
     * so on; output {@code eps}.
     */
    public static final String UNET = "unet.onnx";

    /** From words, see {@link Prompt}, to the {@code context}. */
    public static final String TEXT = "text.onnx";

    /** From the latent {@code lr} of the enlarged LR image and the time {@code t} to the conditions. */
    public static final String GUIDE = "guide.onnx";

    private static final String DEVIATION = "superres.deviation";
    private static final String FACTOR = "superres.factor";
    private static final String PREDICTION = "superres.prediction";
    private static final String TILE = "superres.tile";
    private static final String WORDS = "superres.words";
    private static final String CONDITION = "condition";
    private static final int LARGEST_TILE = 1024;
    private static final int MOST_LEVELS = 8;

    private StableSrModel() {}

    /**
     * Notes how an encoder's latents are to be understood.
     *
     * @param deviation standard deviation of latents, by which they are divided
     * @param factor image pixels per latent pixel, along each axis
     */
    public static Graph noted(Graph encoder, double deviation, int factor) {
        return encoder.withMetadata(DEVIATION, Double.toString(deviation))
                .withMetadata(FACTOR, Integer.toString(factor));
    }

    /**
     * Notes what a denoiser is asked for.
     *
     * @param tile extent of the latents it was trained with
     */
    public static Graph noted(Graph unet, Prediction prediction, int tile) {
        return unet.withMetadata(PREDICTION, prediction.name().toLowerCase(Locale.ROOT))
                .withMetadata(TILE, Integer.toString(tile));
    }

    /** Notes the only words that a text network knows; without a note, it knows all of {@link Prompt#VOCABULARY}. */
    public static Graph noted(Graph text, List<String> words) {
        return text.withMetadata(WORDS, String.join(" ", words));
    }

    static double deviation(Graph encoder) {
        try {
            double deviation = Double.parseDouble(note(encoder, DEVIATION));
            if (deviation > 0 && deviation < 1e6) return deviation;
        } catch (NumberFormatException e) {
            throw impossible(encoder, DEVIATION, e);
        }
        throw impossible(encoder, DEVIATION, null);
    }

    static int factor(Graph encoder) {
        return number(encoder, FACTOR, 16);
    }

    /**
     * What a denoiser is asked for.
     *
     * @throws ModelFormatException if its file does not say
     */
    public static Prediction prediction(Graph unet) {
        try {
            return Prediction.valueOf(note(unet, PREDICTION).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw impossible(unet, PREDICTION, e);
        }
    }

    static int tile(Graph unet) {
        return number(unet, TILE, LARGEST_TILE);
    }

    /** Latent pixels of which a denoiser takes multiples: it has one condition for each resolution. */
    public static int unit(Graph unet) {
        int levels = (int) unet.inputs().stream()
                .filter(input -> input.name().startsWith(CONDITION))
                .count();
        if (levels < 1 || levels > MOST_LEVELS)
            throw new ModelFormatException(
                    "the network " + unet.name() + " takes no conditions, so it cannot follow an image");
        return 1 << levels - 1;
    }

    static List<String> words(Graph text) {
        String words = text.metadata().get(WORDS);
        if (words == null) return Prompt.VOCABULARY;
        return Arrays.stream(words.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    private static int number(Graph network, String key, int most) {
        try {
            int number = Integer.parseInt(note(network, key));
            if (number >= 1 && number <= most) return number;
        } catch (NumberFormatException e) {
            throw impossible(network, key, e);
        }
        throw impossible(network, key, null);
    }

    private static String note(Graph network, String key) {
        String text = network.metadata().get(key);
        if (text == null)
            throw new ModelFormatException(
                    "the network " + network.name() + " lacks the note " + key + ", so it is no part of StableSR");
        return text;
    }

    private static ModelFormatException impossible(Graph network, String key, Exception cause) {
        ModelFormatException e = new ModelFormatException("the network " + network.name() + " says " + key + "="
                + network.metadata().get(key) + ", which is impossible");
        e.initCause(cause);
        return e;
    }
}
