package io.superres.session;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import io.superres.SuperresException;
import java.nio.file.Path;

/** ONNX Runtime itself, started once per JVM. Thread-safe. */
public final class OnnxRuntime {
    /**
     * While it starts, ONNX Runtime 1.29 matches the JVM's whole command line against a regular expression, recursively,
     * with some 300 bytes of stack for each character. On a thread of the usual size a class path of 4,000 characters
     * kills the JVM.
     */
    private static final long STACK_BYTES = 512L << 20;

    /**
     * Set to 1 in the environment of a process, keeps ONNX Runtime 1.29 from reporting its use to its maker. Within a
     * running process the reports can be stopped, but not the files that it prepares for them.
     */
    public static final String NO_TELEMETRY = "ORT_DISABLE_TELEMETRY";

    private static volatile OrtEnvironment environment;

    private OnnxRuntime() {}

    /** The version that is running. */
    public static String version() {
        return environment().getVersion();
    }

    static OrtEnvironment environment() {
        if (environment == null) start();
        return environment;
    }

    private static synchronized void start() {
        if (environment != null) return;
        Throwable[] failure = {null};
        Thread starter = new Thread(
                null,
                () -> {
                    try {
                        OrtEnvironment started = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
                        started.setTelemetry(false);
                        LeftFolders.delete(Path.of(System.getProperty("java.io.tmpdir")));
                        environment = started;
                    } catch (Throwable e) {
                        failure[0] = e;
                    }
                },
                "superres-onnxruntime",
                STACK_BYTES);
        starter.start();
        boolean interrupted = false;
        while (starter.isAlive())
            try {
                starter.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        if (interrupted) Thread.currentThread().interrupt();
        if (failure[0] != null)
            throw new SuperresException(
                    "ONNX Runtime cannot be started on this machine: " + failure[0].getMessage(), failure[0]);
    }
}
