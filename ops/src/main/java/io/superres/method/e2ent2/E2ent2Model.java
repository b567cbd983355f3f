package io.superres.method.e2ent2;

/** The networks in the folder of an E2ENT2 model, beside the main one, which is the branch without a reference. */
public final class E2ent2Model {
    /** Input {@code image} (batch, 3, y, x), output {@code features} (batch, channel, y, x). */
    public static final String ENCODER = "encoder.onnx";

    /** Input {@code guided}: the LR image and behind its 3 bands the textures, see {@link Textures}; output {@code sr}. */
    public static final String GUIDED = "guided.onnx";

    private E2ent2Model() {}
}
