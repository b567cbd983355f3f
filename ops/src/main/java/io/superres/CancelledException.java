package io.superres;

/** The user asked to stop; nothing half-made has been left behind. */
public final class CancelledException extends SuperresException {
    public CancelledException() {
        super("cancelled");
    }
}
