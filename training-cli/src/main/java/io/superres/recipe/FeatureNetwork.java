package io.superres.recipe;

import io.superres.BadInputException;
import io.superres.model.ModelRegistry;
import io.superres.onnx.Graph;
import io.superres.onnx.OnnxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The network that a training run sees images with: the project's own, or one that the user supplies. */
public final class FeatureNetwork {
    private FeatureNetwork() {}

    /**
     * @param reference id or folder of a model such as {@code percnet}, or an ONNX file, which takes RGB images between
     *     0 and 1 and whose layers are chosen by the names of their values
     * @throws BadInputException if there is none, or it cannot be read
     */
    public static Graph of(String reference) {
        if (!reference.endsWith(".onnx"))
            return ModelRegistry.standard().find(reference).graph();
        Path file = Path.of(reference);
        if (!Files.isRegularFile(file)) throw new BadInputException("there is no network " + reference);
        try {
            return OnnxFile.decode(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new BadInputException("cannot read the network " + file + ": " + e.getMessage(), e);
        }
    }
}
