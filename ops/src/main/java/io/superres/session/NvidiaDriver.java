package io.superres.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The driver of NVIDIA graphics cards. */
final class NvidiaDriver {
    private NvidiaDriver() {}

    /** Whether it is installed and has found a card, told without starting a program. */
    static boolean present() {
        String windows = System.getenv().getOrDefault("SystemRoot", "C:\\Windows");
        return Stream.of("/proc/driver/nvidia/version", "/dev/nvidiactl", windows + "\\System32\\nvcuda.dll")
                .anyMatch(file -> Files.exists(Path.of(file)));
    }
}
