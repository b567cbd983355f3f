package io.superres.method;

import io.superres.Progress;

/** Asks a job to stop as soon as some units of work are done. */
final class Stopping implements Progress {
    private final long limit;
    private long done;
    private long total;

    Stopping(long limit) {
        this.limit = limit;
    }

    @Override
    public synchronized void update(long nowDone, long ofTotal) {
        done = Math.max(done, nowDone);
        total = ofTotal;
    }

    @Override
    public synchronized boolean cancelled() {
        return done >= limit;
    }

    synchronized long done() {
        return done;
    }

    synchronized long total() {
        return total;
    }
}
