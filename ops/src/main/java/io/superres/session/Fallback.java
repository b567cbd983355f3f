package io.superres.session;

import io.superres.SuperresException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Tries the graphics card, and takes the processor if it does not work. Thread-safe. */
final class Fallback {
    private final RuntimePackage installed;
    private final boolean cardPresent;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /**
     * @param installed what ONNX Runtime can use
     * @param cardPresent whether there seems to be an NVIDIA graphics card
     */
    Fallback(RuntimePackage installed, boolean cardPresent) {
        this.installed = installed;
        this.cardPresent = cardPresent;
    }

    /** @see DeviceChoice#open */
    <S> S open(DeviceChoice choice, Function<Device, S> opener, Consumer<String> note) {
        return switch (choice) {
            case CPU -> opener.apply(Device.CPU);
            case CUDA -> {
                if (installed == RuntimePackage.CPU_ONLY)
                    throw new DeviceException("CUDA cannot be used: " + CudaCure.of("not compiled with CUDA"), null);
                yield opener.apply(Device.CUDA);
            }
            case AUTO -> automatic(opener, note);
        };
    }

    private <S> S automatic(Function<Device, S> opener, Consumer<String> note) {
        if (installed == RuntimePackage.GPU)
            try {
                return opener.apply(Device.CUDA);
            } catch (DeviceException | DeviceMemoryException e) {
                tell(e, note);
            }
        else if (cardPresent)
            tell("this computer has an NVIDIA graphics card, but " + CudaCure.of("not compiled with CUDA"), note);
        return opener.apply(Device.CPU);
    }

    private void tell(SuperresException reason, Consumer<String> note) {
        tell(reason.getMessage(), note);
    }

    private void tell(String reason, Consumer<String> note) {
        if (told.add(reason)) note.accept("running on the CPU: " + reason);
    }
}
