package io.superres.session;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import io.superres.BadInputException;
import java.util.Arrays;
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

    /** @throws BadInputException if the text names no device */
    public static DeviceChoice parse(String text) {
        return Arrays.stream(values())
                .filter(choice -> choice.name().equalsIgnoreCase(text.trim()))
                .findFirst()
                .orElseThrow(() -> new BadInputException("there is no device '" + text + "'; use auto, cpu or cuda"));
    }

    /**
     * Opens something on the chosen device.
     *
     * @param opener opens it on a given device, throwing {@link DeviceException} if that device does not work
     * @param note told in one sentence if AUTO had to fall back to the CPU
     */
    public <S> S open(Function<Device, S> opener, Consumer<String> note) {
        if (this == CPU) return opener.apply(Device.CPU);
        boolean built = OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
        if (this == CUDA) {
            if (!built)
                throw new DeviceException(
                        "CUDA cannot be used: this installation holds the CPU-only ONNX Runtime; choose device=cpu",
                        null);
            return opener.apply(Device.CUDA);
        }
        if (!built) return opener.apply(Device.CPU);
        try {
            return opener.apply(Device.CUDA);
        } catch (DeviceException e) {
            note.accept("running on the CPU: " + e.getMessage());
            return opener.apply(Device.CPU);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
