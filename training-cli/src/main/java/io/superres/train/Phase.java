package io.superres.train;

/**
 * A stretch of a training run in which every step does the same.
 *
 * @param name unique in its run; checkpoints refer to it
 * @param steps how many
 * @param rule what one step does
 */
public record Phase(String name, long steps, Rule rule) {

    /** One step: forward passes, losses, and a call of {@link Step#minimise} for each optimiser in turn. */
    @FunctionalInterface
    public interface Rule {
        void run(Step step);
    }
}
