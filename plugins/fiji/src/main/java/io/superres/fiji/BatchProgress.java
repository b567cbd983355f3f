package io.superres.fiji;

import io.superres.fiji.batch.BatchListener;
import io.superres.fiji.batch.Outcome;
import io.superres.fiji.batch.Status;
import java.nio.file.Path;
import org.scijava.log.LogService;

/** Shows the work on many files as one task; files that fail are logged at once. */
final class BatchProgress implements BatchListener {
    /** Steps of progress for each file, however many tiles it has. */
    private static final long STEPS = 1000;

    private final SciJavaProgress progress;
    private final LogService log;
    private volatile int number = 1;
    private volatile int count = 1;

    BatchProgress(SciJavaProgress progress, LogService log) {
        this.progress = progress;
        this.log = log;
    }

    @Override
    public void begin(int number, int count, Path input) {
        this.number = number;
        this.count = count;
        progress.name("file " + number + " of " + count + ": " + input.getFileName());
        update(0, 1);
    }

    @Override
    public void update(long done, long total) {
        progress.update((number - 1) * STEPS + done * STEPS / Math.max(1, total), count * STEPS);
    }

    @Override
    public boolean cancelled() {
        return progress.cancelled();
    }

    @Override
    public void end(Outcome outcome) {
        update(1, 1);
        if (outcome.status() == Status.FAILED) log.warn(outcome.job().input() + " failed: " + outcome.message());
    }
}
