package io.superres.session.child;

import io.superres.SuperresException;

/** The process that ran a network is gone: it crashed, was killed, or never started. Sessions in it are lost. */
public final class ChildEndedException extends SuperresException {
    public ChildEndedException(String message, Throwable cause) {
        super(message, cause);
    }
}
