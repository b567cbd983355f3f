package io.superres.train;

import io.superres.BadInputException;
import io.superres.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state of an interrupted training run.
 *
 * @param fingerprint tells what is being trained; see {@link #read}
 * @param phase name of the phase the run was in
 * @param step steps done in all
 * @param phaseStep steps done in that phase
 * @param counts whole numbers by name
 * @param arrays parameters, moments, averages and the like by name
 */
public record Checkpoint(
        String fingerprint,
        String phase,
        long step,
        long phaseStep,
        Map<String, Long> counts,
        Map<String, float[]> arrays) {

    /** Gathers the state of several networks. */
    static final class Builder {
        private final Map<String, Long> counts = new LinkedHashMap<>();
        private final Map<String, float[]> arrays = new LinkedHashMap<>();

        void count(String name, long value) {
            counts.put(name, value);
        }

        void array(String name, float[] values) {
            arrays.put(name, values);
        }

        Checkpoint build(String fingerprint, String phase, long step, long phaseStep) {
            return new Checkpoint(fingerprint, phase, step, phaseStep, counts, arrays);
        }
    }

    /** @throws BadInputException if there is no such number */
    long count(String name) {
        Long value = counts.get(name);
        if (value == null) throw missing(name);
        return value;
    }

    /** @throws BadInputException if there is no such array or it has another length */
    float[] array(String name, int length) {
        float[] values = arrays.get(name);
        if (values == null || values.length != length) throw missing(name);
        return values;
    }

    private static BadInputException missing(String name) {
        return new BadInputException("the checkpoint has no " + name
                + " that fits these settings; choose another --out folder or the settings it was made with");
    }

    /** Replaces an older checkpoint only once the new one is complete. */
    public void write(Path file) throws IOException {
        WholeFile.write(file, partial -> CheckpointFile.write(this, partial));
    }

    /**
     * @param fingerprint what is to be trained
     * @throws BadInputException if the file is damaged or belongs to another network
     */
    public static Checkpoint read(Path file, String fingerprint) {
        try {
            Checkpoint found = CheckpointFile.read(file);
            if (!found.fingerprint.equals(fingerprint))
                throw new BadInputException("the checkpoint " + file + " belongs to another network ("
                        + found.fingerprint + " instead of " + fingerprint + "); choose another --out folder");
            return found;
        } catch (IOException e) {
            throw new BadInputException("cannot read the checkpoint " + file + ": " + e.getMessage(), e);
        }
    }
}
