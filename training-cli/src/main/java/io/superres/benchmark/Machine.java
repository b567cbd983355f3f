package io.superres.benchmark;

import io.superres.session.OnnxRuntime;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where something was measured.
 *
 * @param processor its name as the system gives it
 * @param cores logical processors that this program may use
 * @param memory main memory in GiB
 * @param system operating system
 * @param java version and maker of Java
 * @param onnxruntime version of ONNX Runtime
 * @param load processes that wanted to run in the minute before, on average; negative where that is not known
 */
public record Machine(
        String processor, int cores, double memory, String system, String java, String onnxruntime, double load) {

    /** This one, now. */
    public static Machine here() {
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                memoryBytes() / (double) (1L << 30),
                property("os.name") + " " + property("os.version") + " " + property("os.arch"),
                property("java.version") + " (" + property("java.vendor") + ")",
                OnnxRuntime.version(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** One line. */
    public String describe() {
        String text = String.format(
                Locale.ROOT,
                "%s, %d cores, %.1f GiB, %s, Java %s, ONNX Runtime %s",
                processor,
                cores,
                memory,
                system,
                java,
                onnxruntime);
        return load < 0 ? text : text + String.format(Locale.ROOT, ", load before the run %.2f", load);
    }

    private static String property(String name) {
        return System.getProperty(name);
    }

    private static long memoryBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Runtime.getRuntime().maxMemory();
    }

    private static String processorName() {
        return fromCpuInfo(Path.of("/proc/cpuinfo"))
                .or(Machine::fromSysctl)
                .or(() -> Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")))
                .orElse(property("os.arch"));
    }

    /** Linux. */
    private static Optional<String> fromCpuInfo(Path file) {
        if (!Files.isReadable(file)) return Optional.empty();
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** macOS. */
    private static Optional<String> fromSysctl() {
        if (!property("os.name").startsWith("Mac")) return Optional.empty();
        try {
            Process process = new ProcessBuilder("/usr/sbin/sysctl", "-n", "machdep.cpu.brand_string").start();
            String name = new String(process.getInputStream().readAllBytes()).strip();
            return name.isEmpty() ? Optional.empty() : Optional.of(name);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
