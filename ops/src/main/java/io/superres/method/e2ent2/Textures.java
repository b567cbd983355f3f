package io.superres.method.e2ent2;

/**
 * How features at HR resolution are stacked on the LR grid: value {@code c * 16 + dy * 4 + dx} of an LR pixel is channel
 * c at row dy and column dx of its 4 x 4 HR pixels, as ONNX's {@code DepthToSpace} with mode {@code CRD} takes them.
 */
public final class Textures {
    /** HR pixels per LR pixel along each axis. */
    public static final int RATIO = 4;

    /** HR pixels per LR pixel. */
    static final int PHASES = RATIO * RATIO;

    private Textures() {}

    /** Stacked channels of so many features. */
    public static int channels(int features) {
        return PHASES * features;
    }
}
