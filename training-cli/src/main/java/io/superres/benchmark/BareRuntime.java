package io.superres.benchmark;

import io.superres.CancelledException;
import io.superres.SuperresException;
import io.superres.onnx.Graph;
import io.superres.session.Device;
import io.superres.session.Session;
import io.superres.session.SessionSettings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** ONNX Runtime with nothing around it: runs on buffers that have been filled before. Must be closed. */
final class BareRuntime implements AutoCloseable {
    private final Session session;
    private final List<Job> jobs;
    private final List<Buffers> workers = new ArrayList<>();
    private final ExecutorService pool;

    private record Buffers(FloatBuffer in, FloatBuffer out) {}

    private BareRuntime(Session session, List<Job> jobs, int workers) {
        this.session = session;
        this.jobs = List.copyOf(jobs);
        int in = jobs.stream().mapToInt(Job::inputs).max().orElseThrow();
        int out = jobs.stream().mapToInt(Job::outputs).max().orElseThrow();
        for (int i = 0; i < workers; i++) this.workers.add(new Buffers(noise(in), direct(out)));
        pool = Executors.newFixedThreadPool(workers);
    }

    /** Several jobs at once, each on one thread, as the library does it. */
    static BareRuntime sideBySide(Graph graph, SessionSettings settings, List<Job> jobs, int threads) {
        Session session = settings.open(graph, 1);
        int workers = session.device() == Device.CPU ? Math.min(threads, jobs.size()) : 1;
        return new BareRuntime(session, jobs, workers);
    }

    /** One job after another, each on all threads. */
    static BareRuntime oneByOne(Graph graph, SessionSettings settings, List<Job> jobs, int threads) {
        return new BareRuntime(settings.open(graph, threads), jobs, 1);
    }

    /** Runs every job once. */
    void run() {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (Buffers buffers : workers)
            running.add(pool.submit(() -> {
                for (int n = next.getAndIncrement(); n < jobs.size(); n = next.getAndIncrement()) {
                    Job job = jobs.get(n);
                    session.run(
                            buffers.in().slice(0, job.inputs()),
                            job.in(),
                            buffers.out().slice(0, job.outputs()),
                            job.out());
                }
            }));
        for (Future<?> worker : running)
            try {
                worker.get();
            } catch (ExecutionException e) {
                throw new SuperresException(
                        "a benchmark failed: " + e.getCause().getMessage(), e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException();
            }
    }

    /** Waits for runs that still go on after another has failed: the session must not be closed under them. */
    @Override
    public void close() {
        pool.shutdown();
        boolean interrupted = false;
        while (!pool.isTerminated())
            try {
                pool.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        session.close();
        if (interrupted) Thread.currentThread().interrupt();
    }

    private static FloatBuffer noise(int size) {
        FloatBuffer buffer = direct(size);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < size; i++) buffer.put(i, (float) random.nextDouble());
        return buffer;
    }

    private static FloatBuffer direct(int size) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(size, Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
