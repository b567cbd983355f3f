package io.superres.method.e2ent2;

import io.superres.model.Model;
import io.superres.onnx.Graph;
import io.superres.onnx.ModelFormatException;
import java.util.Arrays;

/** The networks in the folder of an E2ENT2 model, beside the main one, which is the branch without a reference. */
public final class E2ent2Model {
    /** Input {@code image} (batch, 3, y, x), output {@code features} (batch, channel, y, x). */
    public static final String ENCODER = "encoder.onnx";

    /**
     * Input {@code guided}: the LR image, behind its 3 bands its features, behind these the textures, see {@link
     * Textures}; output {@code sr}.
     */
    public static final String DECODER = "decoder.onnx";

    private static final String NORM = "patchNorm";
    private static final int MOST_CHANNELS = 4096;

    private E2ent2Model() {}

    /** Features of the encoder of a model whose networks fit together. */
    static int channels(Graph encoder) {
        return Math.toIntExact(encoder.output().shape()[1]);
    }

    /** @throws ModelFormatException if it is missing, damaged, or does not fit the model's main network */
    static Graph encoder(Model model) {
        Graph encoder = model.graph(ENCODER);
        require(isImageNetwork(encoder), model, ENCODER);
        require(encoder.input().shape()[1] == model.graph().input().shape()[1], model, ENCODER);
        return encoder;
    }

    /**
     * @param channels features of the encoder
     * @throws ModelFormatException if it is missing, damaged, or does not fit the model's other networks
     */
    static Graph decoder(Model model, int channels) {
        Graph decoder = model.graph(DECODER);
        require(isImageNetwork(decoder), model, DECODER);
        long bands = model.graph().input().shape()[1];
        require(decoder.input().shape()[1] == bands + channels + Textures.channels(channels), model, DECODER);
        require(decoder.output().shape()[1] == model.graph().output().shape()[1], model, DECODER);
        return decoder;
    }

    private static boolean isImageNetwork(Graph graph) {
        return graph.inputs().size() == 1
                && graph.input().shape().length == 4
                && graph.output().shape().length == 4
                && graph.input().shape()[1] >= 1
                && graph.output().shape()[1] >= 1
                && graph.output().shape()[1] <= MOST_CHANNELS;
    }

    private static void require(boolean fits, Model model, String file) {
        if (!fits)
            throw new ModelFormatException(
                    "the network " + file + " of the model '" + model.id() + "' does not fit its others");
    }

    /** The encoder with a note in its file on how its features are to be compared. */
    public static Graph compared(Graph encoder, PatchNorm norm) {
        return encoder.withMetadata(NORM, norm.name());
    }

    /** How the features of an encoder are to be compared; {@link PatchNorm#L2} if its file does not say. */
    static PatchNorm norm(Graph encoder) {
        String name = encoder.metadata().getOrDefault(NORM, PatchNorm.L2.name());
        return Arrays.stream(PatchNorm.values())
                .filter(norm -> norm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ModelFormatException("there is no length of patches '" + name + "'"));
    }
}
