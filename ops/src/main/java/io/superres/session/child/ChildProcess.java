package io.superres.session.child;

import io.superres.SuperresException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** A child and the conversations with it. Thread-safe. */
final class ChildProcess implements AutoCloseable {
    /** The number of the frame by which a child says that it is there. */
    static final long GREETING = 0;

    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration END = Duration.ofSeconds(10);

    private final Process process;
    private final Path folder;
    private final DataOutputStream out;
    private final LastLines errors;
    private final Map<Long, CompletableFuture<byte[]>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong(GREETING);
    private volatile ChildEndedException ended;

    private ChildProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        errors = new LastLines(process.getErrorStream());
    }

    /** @throws SuperresException if no process can be started */
    static ChildProcess start() {
        ChildProcess child;
        try {
            Path folder = ChildFolder.make();
            try {
                child = new ChildProcess(ChildCommand.of(folder).start(), folder);
            } catch (IOException | RuntimeException e) {
                ChildFolder.remove(folder);
                throw e;
            }
        } catch (IOException e) {
            throw new SuperresException(
                    "safe mode cannot start a process for the network: " + e.getMessage() + "; do without safe mode",
                    e);
        }
        child.awaitGreeting();
        return child;
    }

    private void awaitGreeting() {
        CompletableFuture<byte[]> greeting = new CompletableFuture<>();
        waiting.put(GREETING, greeting);
        Thread reader = new Thread(this::listen, "superres-child-replies");
        reader.setDaemon(true);
        reader.start();
        try {
            greeting.get(START.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            close();
            throw again(ended);
        } catch (TimeoutException e) {
            close();
            throw new ChildEndedException(
                    "the process for the network did not start within " + START.toSeconds()
                            + " seconds; try again, or do without safe mode",
                    e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new SuperresException("interrupted while a process for the network was starting", e);
        }
    }

    /** The child's process id. */
    long pid() {
        return process.pid();
    }

    /** The child's temporary files. */
    Path folder() {
        return folder;
    }

    /**
     * Asks and waits for the answer, also when interrupted: the child may be using memory that belongs to the question.
     *
     * @throws ChildEndedException if the child has ended or ends meanwhile
     * @throws SuperresException what the child failed with
     */
    Reply ask(Request request) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        try {
            waiting.put(id, answer);
            requireAlive();
            byte[] body = request.encode();
            send(new Frame(id, body));
            Reply reply = Reply.decode(await(answer));
            if (reply instanceof Reply.Failed failed) throw failed.exception();
            return reply;
        } catch (IOException e) {
            throw new SuperresException("the process that runs the network was not understood: " + e.getMessage(), e);
        } finally {
            waiting.remove(id);
        }
    }

    /** @throws ChildEndedException if the child is known to have ended */
    void requireAlive() {
        if (ended != null) throw again(ended);
    }

    private void send(Frame frame) throws IOException {
        try {
            synchronized (out) {
                frame.write(out);
            }
        } catch (ProtocolException e) {
            throw e;
        } catch (IOException e) {
            // Nobody listens: the reader of replies finds out why, and tells whoever waits.
            process.destroyForcibly();
        }
    }

    private byte[] await(CompletableFuture<byte[]> answer) {
        boolean interrupted = false;
        try {
            while (true)
                try {
                    return answer.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw again(ended);
                }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    /** The same for another thread, with a stack trace of its own. */
    private static ChildEndedException again(ChildEndedException first) {
        return new ChildEndedException(first.getMessage(), first);
    }

    private void listen() {
        String reason = "";
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            while (true) {
                Frame frame = Frame.read(in);
                CompletableFuture<byte[]> answer = waiting.get(frame.id());
                if (answer != null) answer.complete(frame.body());
            }
        } catch (EOFException e) {
            // Says nothing that the exit code does not say better.
        } catch (IOException e) {
            reason = "; " + e.getMessage();
        }
        end(reason);
    }

    private void end(String reason) {
        awaitEnd();
        String last = errors.atEnd();
        ended = new ChildEndedException(
                "the process that runs the network ended (" + ExitCode.explain(process.exitValue()) + reason
                        + (last.isEmpty() ? "" : "; its last words: " + last)
                        + "); the image is unchanged; try again with a smaller tile, or with device=cpu",
                null);
        ChildFolder.remove(folder);
        waiting.values().forEach(answer -> answer.completeExceptionally(ended));
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            process.destroyForcibly();
        }
        awaitEnd();
        ChildFolder.remove(folder);
    }

    private void awaitEnd() {
        try {
            process.onExit().orTimeout(END.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            process.destroyForcibly().onExit().join();
        }
    }
}
