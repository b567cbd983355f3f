package io.superres.train;

import io.superres.BadInputException;
import java.util.List;

/** Where a run is in its phases. */
final class Progression {
    private final List<Phase> phases;
    private int index;
    private long local;
    private long step;

    Progression(List<Phase> phases) {
        this.phases = phases;
    }

    /** @throws BadInputException if the checkpoint was made in a phase that does not exist */
    void goTo(Checkpoint checkpoint) {
        step = checkpoint.step();
        local = checkpoint.phaseStep();
        if (checkpoint.phase().isEmpty()) return;
        for (index = 0; index < phases.size(); index++) if (phase().name().equals(checkpoint.phase())) return;
        throw new BadInputException("the checkpoint was made in the phase '" + checkpoint.phase()
                + "', which these settings do not have; choose another --out folder");
    }

    /** Moves on by one step, if there is one. */
    boolean next() {
        while (local >= phase().steps()) {
            if (index == phases.size() - 1) return false;
            index++;
            local = 0;
        }
        local++;
        step++;
        return true;
    }

    Phase phase() {
        return phases.get(index);
    }

    /** Number of the step in its phase, from 1. */
    long local() {
        return local;
    }

    /** Number of the step, from 1. */
    long step() {
        return step;
    }

    /** Steps in all. */
    long steps() {
        long left = phase().steps() - local;
        for (int i = index + 1; i < phases.size(); i++) left += phases.get(i).steps();
        return step + Math.max(0, left);
    }

    boolean last() {
        return step == steps();
    }
}
