package io.superres.session;

import io.superres.SuperresException;

/** A device has not enough memory for what was asked of it; a smaller piece may work. */
public final class DeviceMemoryException extends SuperresException {
    public DeviceMemoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
