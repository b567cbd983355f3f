package io.superres.session;

import io.superres.SuperresException;

/** The device that was asked for does not work on this machine. */
public final class DeviceException extends SuperresException {
    public DeviceException(String message, Throwable cause) {
        super(message, cause);
    }
}
