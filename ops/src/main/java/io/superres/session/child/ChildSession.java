package io.superres.session.child;

import io.superres.SuperresException;
import io.superres.onnx.Tensor;
import io.superres.session.Device;
import io.superres.session.Session;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network that runs in a process of its own. If that process ends, every run that waits for it and every later one
 * fails with {@link ChildEndedException}, and a new session starts a new process.
 */
public final class ChildSession implements Session {
    private final ChildProcess child;
    private final Device device;
    private final AtomicInteger files = new AtomicInteger();
    private final Deque<SharedFile> idle = new ArrayDeque<>();

    private ChildSession(ChildProcess child, Device device) {
        this.child = child;
        this.device = device;
    }

    /**
     * @param model the bytes of an ONNX file
     * @param device where to run
     * @param threads threads that one run may use
     * @throws io.superres.onnx.ModelFormatException if ONNX Runtime refuses the model
     * @throws io.superres.session.DeviceException if the device cannot be used
     * @throws io.superres.session.DeviceMemoryException if the device's memory is full
     * @throws ChildEndedException if the process ends meanwhile
     * @throws SuperresException if no process can be started
     */
    public static ChildSession open(byte[] model, Device device, int threads) {
        ChildProcess child = ChildProcess.start();
        try {
            child.ask(new Request.Open(model, device, threads));
            return new ChildSession(child, device);
        } catch (RuntimeException e) {
            child.close();
            throw e;
        }
    }

    /** The process id of the process that runs the network. */
    public long pid() {
        return child.pid();
    }

    /** The temporary files of that process. */
    Path folder() {
        return child.folder();
    }

    @Override
    public Device device() {
        return device;
    }

    @Override
    public void run(FloatBuffer in, long[] inShape, FloatBuffer out, long[] outShape) {
        int outOffset = SharedFile.aligned(SharedFile.bytes(inShape));
        SharedFile file = take(Math.addExact(outOffset, SharedFile.bytes(outShape)));
        try {
            FloatBuffer given = file.floats(0, inShape);
            given.put(in.slice(in.position(), given.remaining()));
            child.ask(new Request.Run(file.id(), inShape, outOffset, outShape));
            out.duplicate().put(file.floats(outOffset, outShape));
        } finally {
            giveBack(file);
        }
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs) {
        Reply reply = child.ask(new Request.RunNamed(inputs));
        if (reply instanceof Reply.Result result) return result.outputs();
        throw new SuperresException("the process that runs the network gave no result");
    }

    /** An idle file that is large enough; else a new one, in the place of an idle one. */
    private SharedFile take(int bytes) {
        Optional<SharedFile> dropped;
        synchronized (idle) {
            Optional<SharedFile> fitting = idle.stream()
                    .filter(file -> file.memory().capacity() >= bytes)
                    .min(Comparator.comparingInt(file -> file.memory().capacity()));
            if (fitting.isPresent()) {
                idle.remove(fitting.get());
                return fitting.get();
            }
            dropped = Optional.ofNullable(idle.poll());
        }
        dropped.ifPresent(file -> child.ask(new Request.Forget(file.id())));
        int id = files.incrementAndGet();
        try {
            return SharedFile.make(
                    id, bytes, child.folder(), file -> child.ask(new Request.Share(id, file.toString())));
        } catch (IOException e) {
            child.requireAlive(); // The folder goes with the process.
            throw new SuperresException(
                    "safe mode cannot make a temporary file of " + bytes + " bytes: " + e.getMessage()
                            + "; make room, choose a smaller tile, or do without safe mode",
                    e);
        }
    }

    private void giveBack(SharedFile file) {
        synchronized (idle) {
            idle.push(file);
        }
    }

    /** Ends the process and removes its files. */
    @Override
    public void close() {
        child.close();
    }
}
