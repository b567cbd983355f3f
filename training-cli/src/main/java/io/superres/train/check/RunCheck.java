package io.superres.train.check;

import io.superres.train.Validated;
import java.util.Optional;

/** Watches a training run for one sign of death, or for having reached its aim. Confined to one thread. */
public interface RunCheck {
    /**
     * @param loss what was minimised in this step
     * @param updated false if a loss or gradient was not finite, so that nothing was learnt
     * @return what is wrong and what to try, as one clause; empty if nothing
     */
    default Optional<String> step(double loss, boolean updated) {
        return Optional.empty();
    }

    /**
     * @param step steps done
     * @return see {@link #step}
     */
    default Optional<String> validated(long step, Validated found) {
        return Optional.empty();
    }

    /** Whether the run is to end here, as after its last step. */
    default boolean finished() {
        return false;
    }
}
