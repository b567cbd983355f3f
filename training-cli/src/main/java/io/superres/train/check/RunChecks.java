package io.superres.train.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The checks of a run. */
public final class RunChecks {
    private RunChecks() {}

    /** Those that fit every run, and those of the recipe. */
    public static List<RunCheck> with(RunCheck... ofRecipe) {
        return new ArrayList<>(
                Stream.concat(Stream.of(new FiniteNumbers(), new MovingLoss(), new LivelyOutput()), Stream.of(ofRecipe))
                        .toList());
    }
}
