package io.superres.session;

import ai.onnxruntime.OrtEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Which of its two packages ONNX Runtime comes from. */
public enum RuntimePackage {
    /** {@code onnxruntime}: no graphics card. */
    CPU_ONLY,
    /** {@code onnxruntime_gpu}: NVIDIA graphics cards under Linux and Windows. */
    GPU;

    private static final List<String> CUDA_LIBRARIES = List.of(
            "/ai/onnxruntime/native/linux-x64/libonnxruntime_providers_cuda.so",
            "/ai/onnxruntime/native/win-x64/onnxruntime_providers_cuda.dll");

    /** The one on the class path, or in the folder that ONNX Runtime's own property names; loads no native code. */
    public static RuntimePackage installed() {
        String folder = System.getProperty("onnxruntime.native.path");
        boolean cuda = CUDA_LIBRARIES.stream()
                .anyMatch(library -> folder == null
                        ? OrtEnvironment.class.getResource(library) != null
                        : Files.exists(Path.of(folder, library.substring(library.lastIndexOf('/') + 1))));
        return cuda ? GPU : CPU_ONLY;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
