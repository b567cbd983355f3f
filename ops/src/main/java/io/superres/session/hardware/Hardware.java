package io.superres.session.hardware;

import com.sun.management.OperatingSystemMXBean;
import io.superres.SuperresException;
import io.superres.session.Device;
import io.superres.session.OnnxRuntime;
import io.superres.session.OnnxSession;
import io.superres.session.RuntimePackage;
import io.superres.session.child.ChildSession;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What this computer offers to networks.
 *
 * @param system operating system and kind of processor
 * @param java version and vendor
 * @param processors how many threads run at once
 * @param memoryBytes memory of the computer
 * @param heapBytes how much of it Java may use for images
 * @param onnxRuntime version
 * @param installed which package it comes from
 * @param graphics the graphics cards
 * @param libraries what a graphics card needs besides its driver
 * @param providers devices, tried out
 * @param advice one sentence: what to do to use the graphics card, or that it is used
 */
public record Hardware(
        String system,
        String java,
        int processors,
        long memoryBytes,
        long heapBytes,
        String onnxRuntime,
        RuntimePackage installed,
        GraphicsCards graphics,
        List<CudaLibrary> libraries,
        List<ProviderCheck> providers,
        String advice) {

    private static final double GIB = 1L << 30;

    public Hardware {
        libraries = List.copyOf(libraries);
        providers = List.copyOf(providers);
    }

    /** Looks and tries; takes some seconds. The graphics card is tried in a process of its own. */
    public static Hardware probe() {
        RuntimePackage installed = RuntimePackage.installed();
        GraphicsCards graphics = GraphicsCards.find();
        List<CudaLibrary> libraries = CudaLibraries.ofThisComputer().find();
        int processors = Runtime.getRuntime().availableProcessors();
        List<ProviderCheck> checks = List.of(
                ProviderCheck.of(Device.CPU, model -> OnnxSession.open(model, Device.CPU, processors)),
                installed == RuntimePackage.GPU
                        ? ProviderCheck.of(Device.CUDA, model -> ChildSession.open(model, Device.CUDA, 1))
                        : ProviderCheck.failed(Device.CUDA, "the CPU-only ONNX Runtime is installed"));
        return new Hardware(
                property("os.name") + " " + property("os.version") + ", " + property("os.arch"),
                property("java.version") + ", " + property("java.vendor"),
                processors,
                memory(),
                Runtime.getRuntime().maxMemory(),
                version(),
                installed,
                graphics,
                libraries,
                checks,
                Advice.on(installed, graphics, libraries, checks));
    }

    /** For people: a line for each fact, the advice last. */
    public String report() {
        List<String> lines = new ArrayList<>();
        add(
                lines,
                "system",
                String.format(Locale.ROOT, "%s, %d threads, %.1f GiB", system, processors, memoryBytes / GIB));
        add(lines, "Java", String.format(Locale.ROOT, "%s, up to %.1f GiB", java, heapBytes / GIB));
        add(
                lines,
                "ONNX Runtime",
                onnxRuntime + ", " + (installed == RuntimePackage.GPU ? "for graphics cards" : "CPU only"));
        for (GraphicsCards.Card card : graphics.cards())
            add(
                    lines,
                    "graphics card",
                    String.format(
                            Locale.ROOT,
                            "%s, %.1f GiB of which %.1f are free, driver %s",
                            card.name(),
                            card.memoryMiB() / 1024.0,
                            card.freeMiB() / 1024.0,
                            card.driver()));
        if (graphics.cards().isEmpty())
            add(lines, "graphics card", "none" + (graphics.trouble().isEmpty() ? "" : ": " + graphics.trouble()));
        for (CudaLibrary library : libraries) add(lines, library.name(), library);
        for (ProviderCheck check : providers) add(lines, check.device(), check);
        lines.add("");
        lines.add(advice);
        return String.join(System.lineSeparator(), lines);
    }

    private static void add(List<String> lines, Object key, Object value) {
        lines.add(String.format("%-18s %s", key, value));
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }

    private static String version() {
        try {
            return OnnxRuntime.version();
        } catch (SuperresException e) {
            return "does not start";
        }
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }
}
