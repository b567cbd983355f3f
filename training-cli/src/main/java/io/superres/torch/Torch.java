package io.superres.torch;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/** Starts PyTorch with the settings that everything here relies on. */
public final class Torch {
    static {
        // Read by DJL when its classes load: no downloads, no telemetry.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
    }

    private Torch() {}

    /**
     * @param threads threads that one operation may use; more than one needs {@code OMP_WAIT_POLICY=PASSIVE} in the
     *     environment wherever the processor is shared
     */
    public static Engine start(int threads) {
        Engine engine = Engine.getEngine("PyTorch");
        JniUtils.setNumThreads(threads);
        JniUtils.setGraphExecutorOptimize(false);
        return engine;
    }
}
