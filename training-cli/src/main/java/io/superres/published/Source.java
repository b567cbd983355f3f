package io.superres.published;

import io.superres.BadInputException;
import io.superres.describe.ModelFolder;
import io.superres.model.Sha256;
import io.superres.onnx.Graph;
import io.superres.train.TrainingRecord;
import io.superres.weights.WeightFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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
        return write(List.of(file), UnaryOperator.identity(), out, builder);
    }

    /**
     * The same of several files.
     *
     * @param files of tensors with the same name, that of the first file counts
     * @param original the published name of what a file calls by another one
     */
    Path write(List<Path> files, UnaryOperator<String> original, Path out, Builder builder) throws IOException {
        List<WeightFile> open = new ArrayList<>();
        Built built;
        try {
            for (Path file : files) open.add(WeightFile.open(file));
            built = builder.build(new PublishedWeights(open, original));
        } finally {
            open.forEach(WeightFile::close);
        }
        Path folder = out.resolve(built.about().id());
        if (Files.exists(folder)) throw new BadInputException("the folder " + folder + " exists already");
        TrainingRecord record = TrainingRecord.ofNothing("import " + name);
        return new ModelFolder(built.about(), built.graph(), built.others(), record, Optional.of(parent(files)))
                .write(out);
    }

    private ModelFolder.Parent parent(List<Path> files) {
        List<String> prints = files.stream().map(Sha256::of).toList();
        String print = prints.size() == 1
                ? prints.get(0)
                : Sha256.of(String.join("", prints).getBytes(StandardCharsets.US_ASCII));
        String names = files.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(" + "));
        return new ModelFolder.Parent(names, print, licence, Map.of());
    }

    /** Sentences for the card. */
    List<String> limits() {
        return List.of("These are published weights under " + licence + ": " + terms);
    }
}
