package io.superres.cli;

import io.superres.Progress;
import io.superres.train.TrainingListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Progress on standard error: a bar that redraws itself on a terminal, a plain line every ten seconds otherwise. Becomes
 * cancelled on Ctrl-C, and then holds the program until the job has tidied up. Thread-safe.
 */
final class Console implements Progress, TrainingListener, AutoCloseable {
    /** Set by the launcher if standard error is a terminal; Java cannot tell. */
    private static final String TERMINAL = "superres.terminal";

    private static final int BAR = 30;
    private static final Duration TIDY_UP = Duration.ofSeconds(60);

    private final PrintStream err = System.err;
    private final boolean terminal = Boolean.getBoolean(TERMINAL);
    private final Thread hook = new Thread(this::interrupted);
    private final Object finished = new Object();
    private String what;
    private volatile boolean cancelled;
    private boolean closed;
    private long start;
    private long lastDrawn;
    private long first = -1;
    private boolean barShown;

    Console(String what) {
        this.what = what;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Goes on to another job, whose units of work are called {@code what}. */
    synchronized void next(String what) {
        this.what = what;
        first = -1;
    }

    @Override
    public synchronized void update(long done, long total) {
        draw(done, total, "");
    }

    @Override
    public synchronized void step(long step, long steps, double loss) {
        draw(step, steps, String.format(Locale.ROOT, " loss %.4f", loss));
    }

    @Override
    public synchronized void note(String line) {
        clear();
        err.println(line);
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    private void draw(long done, long total, String more) {
        long now = System.nanoTime();
        if (first < 0) {
            first = done;
            start = now;
            lastDrawn = now;
        }
        long pause = terminal ? 200_000_000L : 10_000_000_000L;
        if (done < total && now - lastDrawn < pause) return;
        lastDrawn = now;
        double rate = (done - first) / Math.max(1e-9, (now - start) / 1e9);
        String pace = done == first || done == total
                ? ""
                : String.format(Locale.ROOT, ", %.1f/s, %s left", rate, time((total - done) / rate));
        String line = what + " " + done + "/" + total + more + pace;
        if (terminal) {
            int filled = (int) (BAR * done / Math.max(1, total));
            err.print("\r[" + "#".repeat(filled) + " ".repeat(BAR - filled) + "] " + line + "\033[K");
            barShown = true;
        } else if (total > 1) err.println(line);
        err.flush();
    }

    /** A line on standard output, which a bar on the same terminal must not run into. */
    synchronized void print(String line) {
        clear();
        err.flush();
        System.out.println(line);
    }

    private void clear() {
        if (barShown) err.print("\r\033[K");
        barShown = false;
    }

    private static String time(double seconds) {
        long s = Math.round(seconds);
        return s < 3600
                ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }

    /** Runs on Ctrl-C: the program ends when this method returns. */
    private void interrupted() {
        cancelled = true;
        synchronized (finished) {
            try {
                if (!closed) finished.wait(TIDY_UP.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            clear();
        }
        synchronized (finished) {
            closed = true;
            finished.notifyAll();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Already shutting down: the hook is running, and has just been released.
        }
    }
}
