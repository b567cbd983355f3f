package io.superres.session;

import io.superres.onnx.Graph;
import io.superres.onnx.OnnxFile;
import io.superres.session.child.ChildEndedException;
import io.superres.session.child.ChildSession;
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
     * Makes a network ready to run. On a graphics card it runs once before this returns.
     *
     * @param threads threads that one run may use on the CPU
     * @throws io.superres.onnx.ModelFormatException if ONNX Runtime refuses the network, or it has no such precision
     * @throws DeviceException if the device was demanded and cannot be used
     * @throws DeviceMemoryException if its memory is full
     */
    public Session open(Graph graph, int threads) {
        Graph prepared = precision == Precision.HALF ? HalfPrecision.of(graph) : graph;
        byte[] model = OnnxFile.encode(prepared);
        return device.open(d -> d == Device.CUDA ? warm(prepared, model, threads) : start(model, d, threads), note);
    }

    private Session start(byte[] model, Device on, int threads) {
        return safe ? ChildSession.open(model, on, threads) : OnnxSession.open(model, on, threads);
    }

    private Session warm(Graph graph, byte[] model, int threads) {
        Session session;
        try {
            session = start(model, Device.CUDA, threads);
        } catch (ChildEndedException e) {
            throw new DeviceException("CUDA cannot be used: " + e.getMessage(), e);
        }
        try {
            WarmUp.run(session, graph);
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }
}
