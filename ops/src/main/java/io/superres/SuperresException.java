package io.superres;

/**
 * The root of everything this library reports on purpose. The message is one sentence for the user: what is wrong,
 * where, and what to do.
 */
public class SuperresException extends RuntimeException {
    public SuperresException(String message) {
        super(message);
    }

    public SuperresException(String message, Throwable cause) {
        super(message, cause);
    }
}
