package io.superres.session;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import io.superres.SuperresException;

/** ONNX Runtime itself, started once per JVM. Thread-safe. */
public final class OnnxRuntime {
    /**
     * While it starts, ONNX Runtime 1.29 matches the JVM's whole command line against a regular expression, recursively,
     * with some 300 bytes of stack for each character. On a thread of the usual size a class path of 4,000 characters
     * kills the JVM.
     */
    private static final long STACK_BYTES = 512L << 20;

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
                        environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
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
