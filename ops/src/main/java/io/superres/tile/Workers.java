package io.superres.tile;

import io.superres.CancelledException;
import io.superres.Progress;
import io.superres.SuperresException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Numbered jobs, done by several threads that each take the next one. */
public final class Workers {
    private Workers() {}

    /**
     * Returns when all jobs are done, or all threads have stopped. One thread is the one that asks.
     *
     * @param threads how many at most
     * @param jobs their number; each is done once, in about their order
     * @param worker what one thread does the jobs with
     * @param progress told after every job; asked before every job whether to stop
     * @throws CancelledException if it asked to stop, or this thread is interrupted
     * @throws RuntimeException what the first job that failed has thrown; the others are not begun then
     */
    public static void each(int threads, int jobs, Supplier<IntConsumer> worker, Progress progress) {
        int workers = Math.min(threads, jobs);
        if (workers <= 1) {
            alone(jobs, worker, progress);
            return;
        }
        AtomicInteger next = new AtomicInteger();
        AtomicLong done = new AtomicLong();
        List<Thread> made = Collections.synchronizedList(new ArrayList<>());
        ExecutorService pool = Executors.newFixedThreadPool(workers, work -> {
            Thread thread = daemon(work);
            made.add(thread);
            return thread;
        });
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++)
                running.add(pool.submit(() -> {
                    IntConsumer own = worker.get();
                    for (int n = next.getAndIncrement(); n < jobs; n = next.getAndIncrement()) {
                        progress.checkCancelled();
                        own.accept(n);
                        progress.update(done.incrementAndGet(), jobs);
                    }
                }));
            await(running, () -> next.set(jobs));
        } finally {
            pool.shutdown();
            ended(made);
        }
    }

    /** On the thread that asks for it. */
    private static void alone(int jobs, Supplier<IntConsumer> worker, Progress progress) {
        if (jobs == 0) return;
        IntConsumer own = worker.get();
        for (int n = 0; n < jobs; n++) {
            if (Thread.currentThread().isInterrupted()) throw new CancelledException();
            progress.checkCancelled();
            own.accept(n);
            progress.update(n + 1, jobs);
        }
    }

    /** All their work is done: none of them lives on beside those of the next job. */
    private static void ended(List<Thread> threads) {
        try {
            for (Thread thread : List.copyOf(threads)) thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for all threads, even after a failure: what they use must not be closed under them. */
    private static void await(List<Future<?>> running, Runnable stopOthers) {
        Throwable failure = null;
        boolean interrupted = false;
        for (Future<?> worker : running) {
            while (true) {
                try {
                    worker.get();
                    break;
                } catch (ExecutionException e) {
                    if (failure == null) failure = e.getCause();
                    stopOthers.run();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                    stopOthers.run();
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            if (failure == null) failure = new CancelledException();
        }
        if (failure instanceof RuntimeException e) throw e;
        if (failure instanceof Error e) throw e;
        if (failure != null) throw new SuperresException("a tile failed: " + failure.getMessage(), failure);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "superres-tile");
        thread.setDaemon(true);
        return thread;
    }
}
