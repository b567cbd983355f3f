package io.superres.onnx;

/** How {@link GraphBuilder#pad} invents pixels. */
public enum PadMode {
    /** Zeros. */
    CONSTANT,
    /** Mirrored at the middle of the border pixel, which is not repeated. */
    REFLECT,
    /** The border pixel, repeated. */
    EDGE
}
