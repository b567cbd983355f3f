package io.superres.recipe;

import io.superres.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A way to train one kind of model.
 *
 * @param name as the command line takes it
 * @param summary one line for people
 * @param configurations the bundled ones; the first is the standard one
 * @param settings the record that lists all settings
 * @param opener makes a training run
 */
public record Recipe<C extends Record>(
        String name, String summary, List<String> configurations, Class<C> settings, Opener<C> opener) {

    /** Reads the data and gets ready to train. */
    @FunctionalInterface
    public interface Opener<C extends Record> {
        Job open(C config, Path data, TrainingListener listener);
    }

    /** A training run that can begin. */
    @FunctionalInterface
    public interface Job {
        /**
         * Trains to the end.
         *
         * @param out receives checkpoints, record, report, pictures, and the model folder
         * @param resume whether to go on from the checkpoint in {@code out}
         * @return the model folder
         */
        Path run(Path out, boolean resume) throws IOException;
    }

    /** @see Settings#load */
    public C configuration(String config, Map<String, String> changes) {
        return Settings.load(name, config, changes, settings);
    }

    /**
     * Reads a configuration and the data.
     *
     * @throws io.superres.BadInputException if one of them cannot be used
     */
    public Job open(String config, Map<String, String> changes, Path data, TrainingListener listener) {
        return opener.open(configuration(config, changes), data, listener);
    }
}
