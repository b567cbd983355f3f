package io.superres.method.stablesr;

import io.superres.Progress;

/** Counts the steps of all windows. Thread-safe. */
final class Ticks {
    private final Progress progress;
    private final long total;
    private long done;

    Ticks(Progress progress, long total) {
        this.progress = progress;
        this.total = total;
    }

    /** One step is done. */
    synchronized void tick() {
        done = Math.min(total, done + 1);
        progress.update(done, total);
    }

    /** For parts of a step: tells nobody, but stops when the whole does. */
    Progress silent() {
        return silent(progress);
    }

    /** The same of any progress. */
    static Progress silent(Progress whole) {
        return heard(whole, () -> {});
    }

    /** For parts that count one by one. */
    Progress steps() {
        return heard(progress, this::tick);
    }

    private static Progress heard(Progress whole, Runnable listener) {
        return new Progress() {
            @Override
            public void update(long part, long ofTotal) {
                listener.run();
            }

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }
        };
    }
}
