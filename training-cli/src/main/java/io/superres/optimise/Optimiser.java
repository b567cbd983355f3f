package io.superres.optimise;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;

/** A rule by which a vector of parameters follows its gradient. Immutable. */
public sealed interface Optimiser permits Adam, AdamW, Sgd {

    /**
     * Makes the state for one vector of parameters.
     *
     * @param size number of parameters
     * @param manager owner of the state
     */
    State start(long size, NDManager manager);

    /** What an optimiser remembers between steps. Confined to one thread. */
    interface State {
        /**
         * Changes the parameters in place.
         *
         * @param theta parameters
         * @param gradient of the same shape; not changed
         * @param step number of this update, from 1
         * @param rate learning rate
         */
        void update(NDArray theta, NDArray gradient, long step, double rate);

        /** Everything that the next update depends on, by name. */
        Map<String, NDArray> arrays();
    }
}
