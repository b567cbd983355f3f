package io.superres.tile;

import io.superres.Progress;

/** The progress of one long job that consists of several. Not thread-safe, but the parts it hands out are. */
public final class Stages {
    private final Progress whole;
    private final long total;
    private long before;

    /** @param total units of work of all parts */
    public Stages(Progress whole, long total) {
        this.whole = whole;
        this.total = total;
    }

    /** The progress of the next part. */
    public Progress next(long units) {
        long begin = before;
        before += units;
        return new Progress() {
            @Override
            public void update(long done, long all) {
                whole.update(Math.min(total, begin + done * units / Math.max(1, all)), total);
            }

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }
        };
    }
}
