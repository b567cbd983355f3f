package io.superres.train;

/** Asks a run to stop after one of its steps. */
public final class StopAt implements TrainingListener {
    private final long last;
    private long step;

    public StopAt(long last) {
        this.last = last;
    }

    @Override
    public void step(long number, long steps, double loss) {
        step = number;
    }

    @Override
    public boolean cancelled() {
        return step == last;
    }
}
