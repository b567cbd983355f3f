package io.superres.train;

/** Hears how a training run is going, and is asked after every step whether to go on. */
public interface TrainingListener {
    /** Silent, never cancels. */
    TrainingListener NONE = new TrainingListener() {};

    /** A step has been made. */
    default void step(long step, long steps, double loss) {}

    /** Something worth a line has happened. */
    default void note(String line) {}

    /** Whether the run should write a checkpoint and stop. */
    default boolean cancelled() {
        return false;
    }
}
