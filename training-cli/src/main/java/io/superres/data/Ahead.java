package io.superres.data;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;

/**
 * Makes the batch after the one asked for in the background, so that training does not wait for it. Gives the same
 * batches as the function itself. Confined to one thread.
 */
public final class Ahead<B> implements AutoCloseable {
    private final LongFunction<B> batches;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "next batch");
        thread.setDaemon(true);
        return thread;
    });
    private CompletableFuture<B> next;
    private long number = -1;

    /** @param batches makes batch {@code n}; thread-safe */
    public Ahead(LongFunction<B> batches) {
        this.batches = batches;
    }

    public B batch(long n) {
        CompletableFuture<B> wanted = n == number ? next : begin(n);
        number = n + 1;
        next = begin(number);
        try {
            return wanted.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw e;
        }
    }

    private CompletableFuture<B> begin(long n) {
        return CompletableFuture.supplyAsync(() -> batches.apply(n), worker);
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
