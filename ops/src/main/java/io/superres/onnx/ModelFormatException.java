package io.superres.onnx;

import io.superres.BadInputException;

/** A model file is damaged, malicious, or says something that cannot be true. */
public final class ModelFormatException extends BadInputException {
    public ModelFormatException(String message) {
        super(message);
    }

    public ModelFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
