package io.superres.train;

import java.util.List;

/** Hears how a training run is going, and is asked after every step whether to go on. */
public interface TrainingListener {
    /** Silent, never cancels. */
    TrainingListener NONE = new TrainingListener() {};

    /** A step has been made. */
    default void step(long step, long steps, double loss) {}

    /** Something worth a line has happened. */
    default void note(String line) {}

    /**
     * Files cannot be used. Only the first few are told one by one.
     *
     * @param problems one sentence for each file
     */
    default void leftOut(List<String> problems) {
        int told = Math.min(problems.size(), 5);
        problems.subList(0, told).forEach(problem -> note("left out: " + problem));
        if (problems.size() > told) note("left out: " + (problems.size() - told) + " more files");
    }

    /** Whether the run should write a checkpoint and stop. */
    default boolean cancelled() {
        return false;
    }
}
