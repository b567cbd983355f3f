package io.superres.fiji.batch;

import io.superres.Progress;
import java.nio.file.Path;

/** Hears how far the work on many files is; {@link #update} counts the tiles of the current file. */
public interface BatchListener extends Progress {
    /**
     * A file is begun.
     *
     * @param number of this file, from 1
     * @param count of all files
     */
    void begin(int number, int count, Path input);

    /** A file has ended, well or not. */
    void end(Outcome outcome);
}
