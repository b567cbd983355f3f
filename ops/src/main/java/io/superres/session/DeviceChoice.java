package io.superres.session;

import io.superres.Names;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/** Which device the user wants. */
public enum DeviceChoice {
    /** CUDA if it works, else the CPU, saying why. */
    AUTO,
    CPU,
    /** CUDA or an error. */
    CUDA;

    /** @throws io.superres.BadInputException if the text names no device */
    public static DeviceChoice parse(String text) {
        return Names.choice(values(), text, "device");
    }

    /**
     * Opens something on the chosen device.
     *
     * @param opener opens it on a given device, throwing {@link DeviceException} or {@link DeviceMemoryException} if
     *     that device does not work
     * @param note told if AUTO had to fall back to the CPU: why, and what helps; each reason once in the life of this
     *     process
     * @throws DeviceException if CUDA was demanded and does not work
     */
    public <S> S open(Function<Device, S> opener, Consumer<String> note) {
        return Shared.FALLBACK.open(this, opener, note);
    }

    private static final class Shared {
        static final Fallback FALLBACK = new Fallback(RuntimePackage.installed(), NvidiaDriver.present());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
