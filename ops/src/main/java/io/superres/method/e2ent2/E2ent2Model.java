package io.superres.method.e2ent2;

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

    private E2ent2Model() {}

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
