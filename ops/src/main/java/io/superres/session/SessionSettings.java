package io.superres.session;

import io.superres.onnx.Graph;
import io.superres.onnx.OnnxFile;
import java.util.function.Consumer;

/**
 * Where and how networks run.
 *
 * @param device what the user wants
 * @param precision how many bits the network calculates with
 * @param safe whether networks run in a process of their own, so that a crash of native code cannot end this one
 * @param note told in one sentence what the user should know, such as why a GPU is not used
 */
public record SessionSettings(DeviceChoice device, Precision precision, boolean safe, Consumer<String> note) {

    /** In this process, in single precision. */
    public static SessionSettings of(DeviceChoice device, Consumer<String> note) {
        return new SessionSettings(device, Precision.SINGLE, false, note);
    }

    /**
     * Makes a network ready to run.
     *
     * @param threads threads that one run may use on the CPU
     */
    public Session open(Graph graph, int threads) {
        byte[] model = OnnxFile.encode(graph);
        return device.<Session>open(d -> OnnxSession.open(model, d, threads), note);
    }
}
