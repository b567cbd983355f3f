package io.superres.describe;

import io.superres.BadInputException;
import io.superres.model.Model;
import io.superres.train.TrainingRecord;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Training records of the models that a model was made from; a model's folder holds them beside its own. */
final class Ancestry {
    /** Name of a model's own record. */
    static final String OWN = "training.json";

    private static final String OTHERS = "training-%s.json";

    private Ancestry() {}

    /**
     * What the folder of a model that is made from this one has to hold. Of several ancestors with one id, the nearest
     * counts.
     *
     * @param parent a model with a folder
     * @return by file name; empty if the folder holds no records
     * @throws BadInputException if one is damaged
     */
    static Map<String, TrainingRecord> of(Model parent) {
        Map<String, TrainingRecord> records = new TreeMap<>();
        try (DirectoryStream<Path> others = Files.newDirectoryStream(parent.location(), String.format(OTHERS, "*"))) {
            for (Path other : others) records.put(other.getFileName().toString(), TrainingRecord.read(other));
        } catch (IOException e) {
            throw new BadInputException("cannot list " + parent.location() + ": " + e.getMessage(), e);
        }
        Path own = parent.location().resolve(OWN);
        if (Files.exists(own)) records.put(String.format(OTHERS, parent.id()), TrainingRecord.read(own));
        return records;
    }
}
