package io.superres;

/** What the user gave cannot be used: a missing file, an unknown model, an image no network can read. */
public class BadInputException extends SuperresException {
    public BadInputException(String message) {
        super(message);
    }

    public BadInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
