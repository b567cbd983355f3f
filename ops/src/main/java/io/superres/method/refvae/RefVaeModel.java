package io.superres.method.refvae;

/**
 * The networks in the folder of a RefVAE model, beside the main one, which makes the result of the mean code and needs
 * no reference.
 */
public final class RefVaeModel {
    /** HR pixels per LR pixel. */
    public static final int SCALE = 8;

    /** Bands of an image. */
    public static final int BANDS = 3;

    /**
     * Input {@code reference} (batch, 3, y, x) of a fixed extent; outputs {@code mean} and {@code logvar} of the
     * distribution of codes (batch, code).
     */
    public static final String ENCODER = "encoder.onnx";

    /** Input {@code code} (batch, code), output {@code condition} (batch, channel, grid, grid). */
    public static final String CONDITION = "condition.onnx";

    /**
     * Input {@code guided}: the LR image, behind its 3 bands the condition, stretched over the image; output {@code sr}.
     */
    public static final String DECODER = "decoder.onnx";

    private RefVaeModel() {}
}
