package io.superres.session.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The program of a child: answers requests until its parent closes the stream or dies. */
public final class ChildMain {
    /** Ctrl-C reaches the child as well as its parent, which is then finishing a last tile. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Served served = new Served();
    private final DataOutputStream out;

    private ChildMain(DataOutputStream out) {
        this.out = out;
    }

    /** @param arguments the folder that belongs to this process and goes with it */
    public static void main(String[] arguments) {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(System.err);
        Runtime.getRuntime().addShutdownHook(new Thread(ChildMain::linger));
        new ChildMain(out).serve(in);
        ChildFolder.remove(Path.of(arguments[0]));
        // Not exit: a run may still be going on, and nothing waits for its result.
        Runtime.getRuntime().halt(0);
    }

    private static void linger() {
        try {
            Thread.sleep(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(DataInputStream in) {
        ExecutorService pool = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "superres-run");
            thread.setDaemon(true);
            return thread;
        });
        send(new Frame(ChildProcess.GREETING, new byte[0]));
        try {
            while (true) {
                Frame frame = Frame.read(in);
                pool.execute(() -> send(new Frame(frame.id(), answer(frame.body()))));
            }
        } catch (IOException e) {
            // The parent is done with this process, or gone.
        }
    }

    private byte[] answer(byte[] body) {
        try {
            try {
                return Request.decode(body).answer(served).encode();
            } catch (IOException | RuntimeException | Error e) {
                return Reply.Failed.of(e).encode();
            }
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
    }

    private void send(Frame frame) {
        try {
            synchronized (out) {
                frame.write(out);
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }
}
