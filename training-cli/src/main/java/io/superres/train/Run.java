package io.superres.train;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The frame of a training run.
 *
 * @param fingerprint recipe and architecture; a checkpoint with another one is refused
 * @param out folder that receives checkpoints, records and pictures
 * @param threads threads of one operation
 * @param validateEvery steps between two measurements
 * @param checkpointEvery steps between two checkpoints
 */
public record Run(String fingerprint, Path out, int threads, long validateEvery, long checkpointEvery) {
    private static final String CHECKPOINT = "checkpoint.bin";

    /** Whether a run has left a checkpoint in a folder. */
    public static boolean hasCheckpoint(Path out) {
        return Files.exists(out.resolve(CHECKPOINT));
    }

    Path checkpoint() {
        return out.resolve(CHECKPOINT);
    }

    Path record() {
        return out.resolve("training.json");
    }
}
