package io.superres.recipe.adapt;

/** How strong the degradation of an image is taken to be while a model is fitted. */
public enum Control {
    /** As strong as the result is like the enlarged LR image: what the model left undone, the LR image must explain. */
    LIKENESS(Controller.Sense.LIKENESS),
    /** As strong as the result differs from it: the reverse, for comparison. */
    DISTANCE(Controller.Sense.DISTANCE),
    /** Always as the degradation encoder sees it. */
    NONE(null);

    private final Controller.Sense sense;

    Control(Controller.Sense sense) {
        this.sense = sense;
    }

    /** Null if nothing is controlled. */
    Controller.Sense sense() {
        return sense;
    }
}
