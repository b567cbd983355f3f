package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The networks that models are fitted with, trained at once, though not well. */
final class TinyReconstruction {
    private static final List<String> TINY = List.of(
            "scale=2",
            "trunk=4",
            "first=4",
            "second=4",
            "embedding=4",
            "imageFeatures=4",
            "reconstruction=4",
            "batch=1",
            "steps=1",
            "alignmentSteps=1");

    private TinyReconstruction() {}

    /**
     * Writes the folder {@code reconstruction-x2}.
     *
     * @param data images to learn from
     */
    static Path train(Path data, Path out) {
        List<Object> train = new ArrayList<>(List.of("train", "reconstruction", "--data", data, "--out", out));
        for (String setting : TINY) train.addAll(List.of("--set", setting));
        Cli made = Cli.run(train.toArray());
        assertThat(made.exit()).as(made.err()).isZero();
        return out.resolve("reconstruction-x2");
    }
}
