package io.superres.session;

import java.util.Locale;

/** Where ONNX Runtime runs a network. */
public enum Device {
    CPU,
    CUDA;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
