package io.superres.benchmark;

import java.lang.management.ManagementFactory;

/** Times a piece of work in this process. */
record Stopwatch(long wallNanos, long cpuNanos) {

    static Stopwatch start() {
        return new Stopwatch(System.nanoTime(), cpu());
    }

    /** Since the start, in seconds. */
    Cost elapsed() {
        long cpu = cpu();
        return new Cost((System.nanoTime() - wallNanos) / 1e9, cpu < 0 ? Double.NaN : (cpu - cpuNanos) / 1e9);
    }

    /** What all threads have used so far, in nanoseconds; -1 where that is not known. */
    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : -1;
    }
}
