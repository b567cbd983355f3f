package io.superres.published;

import io.superres.BadInputException;
import io.superres.describe.ModelFolder;
import io.superres.model.Sha256;
import io.superres.onnx.Graph;
import io.superres.train.TrainingRecord;
import io.superres.weights.WeightFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A publication of weights.
 *
 * @param name on the command line
 * @param licence of the weights, SPDX identifier where there is one
 * @param terms what that means, one sentence
 */
public record Source(String name, String licence, String terms) {

    /** What was built of a file. */
    record Built(ModelFolder.About about, Graph graph, Map<String, Graph> others) {
        Built(ModelFolder.About about, Graph graph) {
            this(about, graph, Map.of());
        }
    }

    /** Builds a model. */
    interface Builder {
        /** @throws BadInputException if the weights do not fit */
        Built build(PublishedWeights weights);
    }

    /**
     * Writes the model folder.
     *
     * @param file the published weights
     * @param out where the model's folder is to lie
     * @throws BadInputException if the file cannot be read or does not fit, or the folder exists already
     */
    Path write(Path file, Path out, Builder builder) throws IOException {
        Built built;
        try (WeightFile weights = WeightFile.open(file)) {
            built = builder.build(new PublishedWeights(weights));
        }
        Path folder = out.resolve(built.about().id());
        if (Files.exists(folder)) throw new BadInputException("the folder " + folder + " exists already");
        ModelFolder.Parent parent = new ModelFolder.Parent(file.getFileName().toString(), Sha256.of(file), licence);
        TrainingRecord record = TrainingRecord.ofNothing("import " + name);
        return new ModelFolder(built.about(), built.graph(), built.others(), record, Optional.of(parent)).write(out);
    }

    /** Sentences for the card. */
    List<String> limits() {
        return List.of("These are published weights under " + licence + ": " + terms);
    }
}
