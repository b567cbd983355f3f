package io.superres.cli;

import io.superres.fiji.batch.BatchListener;
import io.superres.fiji.batch.Outcome;
import io.superres.fiji.batch.Status;
import java.nio.file.Path;

/**
 * The work on many files on the console: one line for each on standard output, the tiles of the current one on standard
 * error.
 */
record BatchConsole(Console console) implements BatchListener {

    @Override
    public void begin(int number, int count, Path input) {
        console.next("file " + number + "/" + count + ", tiles");
    }

    @Override
    public void update(long done, long total) {
        console.update(done, total);
    }

    @Override
    public boolean cancelled() {
        return console.cancelled();
    }

    @Override
    public void end(Outcome outcome) {
        Object what = outcome.status() == Status.FAILED
                ? outcome.message()
                : outcome.job().output();
        console.print(outcome.status() + " " + what);
    }
}
