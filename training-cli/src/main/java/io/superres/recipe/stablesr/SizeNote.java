package io.superres.recipe.stablesr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.superres.model.Model;
import io.superres.onnx.Graph;
import io.superres.onnx.ModelFormatException;
import java.util.Optional;

/**
 * The sizes of a network, which its file says, so that the next recipe can write the network again.
 *
 * @param key under which the file says them
 * @param type their record
 */
record SizeNote<S>(String key, Class<S> type) {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    Graph on(Graph network, S size) {
        try {
            return network.withMetadata(key, JSON.writeValueAsString(size));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param file of the model
     * @return empty if the file says none
     * @throws ModelFormatException if it says impossible ones
     */
    Optional<S> of(Model model, String file) {
        String note = model.graph(file).metadata().get(key);
        if (note == null) return Optional.empty();
        try {
            return Optional.of(JSON.readValue(note, type));
        } catch (JsonProcessingException e) {
            throw new ModelFormatException(
                    "the file " + file + " of the model '" + model.id() + "' says " + key + "=" + note);
        }
    }
}
