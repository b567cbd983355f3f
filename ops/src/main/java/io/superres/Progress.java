package io.superres;

/** Hears how far a long job is, and is asked between two units of work whether to go on. Called from any thread. */
public interface Progress {
    /** Silent, never cancels. */
    Progress NONE = (done, total) -> {};

    /**
     * @param done units of work finished
     * @param total units of work in all
     */
    void update(long done, long total);

    /** Whether the job should stop; polled between tiles and between training steps. */
    default boolean cancelled() {
        return false;
    }

    /** Throws if the job should stop. */
    default void checkCancelled() {
        if (cancelled()) throw new CancelledException();
    }
}
