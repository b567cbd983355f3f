package io.superres.session;

import io.superres.SuperresException;
import io.superres.onnx.ModelFormatException;
import java.util.regex.Pattern;

/** Tells from ONNX Runtime's words what went wrong: it has no error code for a full memory or a broken graphics card. */
final class OnnxFailure {
    /** Its own allocator, the C++ one of each compiler, CUDA, cuBLAS and cuDNN 8 and 9. */
    private static final Pattern MEMORY = Pattern.compile(
            "failed to allocate memory|smaller than requested bytes|bad_alloc|bad allocation|out of memory"
                    + "|CUDA failure 2\\b|cudaErrorMemoryAllocation|_ALLOC_FAILED|_ALLOCATION_FAILED",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern GRAPHICS_CARD =
            Pattern.compile("cuda|cudnn|cublas|cufft|curand", Pattern.CASE_INSENSITIVE);

    private OnnxFailure() {}

    /** Why a network could not be made ready. */
    static SuperresException opening(Exception cause, Device device) {
        if (says(cause, MEMORY)) return memory(device, "this network", cause);
        if (device == Device.CUDA && says(cause, GRAPHICS_CARD)) return unusable(cause);
        return new ModelFormatException("ONNX Runtime cannot load this model: " + firstLine(cause), cause);
    }

    /** Why the graphics card cannot be used at all. */
    static DeviceException unusable(Exception cause) {
        return new DeviceException("CUDA cannot be used: " + CudaCure.of(firstLine(cause)), cause);
    }

    /** Why a run failed. */
    static SuperresException running(Exception cause, Device device) {
        if (says(cause, MEMORY)) return memory(device, "an input of this size", cause);
        if (device == Device.CUDA && says(cause, GRAPHICS_CARD))
            return new DeviceException("the graphics card failed: " + CudaCure.of(firstLine(cause)), cause);
        return new SuperresException("ONNX Runtime failed: " + firstLine(cause), cause);
    }

    private static boolean says(Exception cause, Pattern sign) {
        return sign.matcher(String.valueOf(cause.getMessage())).find();
    }

    static String firstLine(Exception e) {
        String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
        return line.replaceFirst("^Error code - \\w+ - message: ", "");
    }

    private static DeviceMemoryException memory(Device device, String what, Exception cause) {
        String message = device == Device.CUDA
                ? "the graphics card has not enough free memory for " + what + "; choose a smaller tile, or device=cpu"
                : "there is not enough memory for " + what + "; choose a smaller tile";
        return new DeviceMemoryException(message, cause);
    }
}
