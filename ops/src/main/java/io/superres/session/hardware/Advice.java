package io.superres.session.hardware;

import io.superres.session.Device;
import io.superres.session.RuntimePackage;
import java.util.List;

/** The one thing that a user should do next, or that there is nothing to do. */
final class Advice {
    /** The oldest driver that CUDA 12 runs on. */
    private static final int OLDEST_DRIVER = 525;

    private Advice() {}

    /** One sentence. */
    static String on(
            RuntimePackage installed, GraphicsCards graphics, List<CudaLibrary> libraries, List<ProviderCheck> checks) {
        ProviderCheck cpu = check(checks, Device.CPU);
        ProviderCheck cuda = check(checks, Device.CUDA);
        if (cuda.works())
            return "The graphics card "
                    + (graphics.cards().isEmpty() ? "" : graphics.cards().get(0).name() + " ") + "is used.";
        if (!cpu.works()) return "ONNX Runtime does not work on this computer: " + cpu.failure() + ".";
        if (graphics.cards().isEmpty())
            return "Networks run on the CPU because no NVIDIA graphics card was found (" + graphics.trouble()
                    + "); if there is one, install its driver from nvidia.com.";
        GraphicsCards.Card card = graphics.cards().get(0);
        if (card.driverMajor() > 0 && card.driverMajor() < OLDEST_DRIVER)
            return "Update the NVIDIA driver: version " + card.driver() + " is too old for CUDA 12, which needs "
                    + OLDEST_DRIVER + " or newer.";
        if (installed == RuntimePackage.CPU_ONLY)
            return "To use the graphics card " + card.name()
                    + ", replace the CPU-only ONNX Runtime by the one for graphics cards, as the section GPU of the"
                    + " README says.";
        return onLibraries(libraries, cuda);
    }

    private static String onLibraries(List<CudaLibrary> libraries, ProviderCheck cuda) {
        List<String> missing = libraries.stream()
                .filter(library -> !library.found())
                .map(CudaLibrary::name)
                .toList();
        if (!missing.isEmpty())
            return "Install CUDA 12 and cuDNN 9 for CUDA 12: " + String.join(", ", missing)
                    + (missing.size() == 1 ? " is missing." : " are missing.");
        return libraries.stream()
                .filter(library -> !library.reachable())
                .findFirst()
                .map(Advice::onFolder)
                .orElse("The graphics card does not work although nothing seems to be missing: " + cuda.failure()
                        + ".");
    }

    private static String onFolder(CudaLibrary library) {
        boolean windows = library.name().endsWith(".dll");
        int end = Math.max(library.path().lastIndexOf('/'), library.path().lastIndexOf('\\'));
        return "Add the folder " + library.path().substring(0, Math.max(0, end)) + " to the environment variable "
                + (windows ? "PATH" : "LD_LIBRARY_PATH") + " and start again: " + library.name()
                + " lies there and is not found.";
    }

    private static ProviderCheck check(List<ProviderCheck> checks, Device device) {
        return checks.stream().filter(c -> c.device() == device).findFirst().orElseThrow();
    }
}
