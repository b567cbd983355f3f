package io.superres.train;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.superres.BadInputException;
import io.superres.WholeFile;
import io.superres.data.TrainingSet;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is kept of a training run, as {@code training.json}.
 *
 * @param recipe the recipe's name
 * @param config all settings
 * @param earlier the settings of earlier steps, if the run was resumed with others
 * @param data what was learnt from
 * @param parameters parameters while training; the shipped network has fewer if kernels were factored
 * @param seconds time spent training so far
 * @param history measurements on held-out images, oldest first
 * @param findings what was found on held-out images once training had ended, by name
 */
public record TrainingRecord(
        String recipe,
        Map<String, Object> config,
        List<Phase> earlier,
        Data data,
        long parameters,
        double seconds,
        List<Measurement> history,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> findings) {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    public TrainingRecord {
        earlier = earlier == null ? List.of() : List.copyOf(earlier);
        history = List.copyOf(history);
        findings = findings == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(findings));
    }

    /**
     * @param untilStep last step made with these settings
     * @param config all settings
     */
    public record Phase(long untilStep, Map<String, Object> config) {}

    /**
     * @param images training images
     * @param megapixels their area
     * @param domains images in each sub-folder
     * @param heldOut names of the images measured on
     * @param skipped why files were left out
     */
    public record Data(
            int images, double megapixels, Map<String, Long> domains, List<String> heldOut, List<String> skipped) {}

    /**
     * @param step steps done
     * @param loss mean training loss since the last measurement
     * @param psnr mean over the held-out images in dB; null if the network makes no images
     * @param bicubicPsnr the same of bicubic enlargement; null likewise
     * @param more other numbers by name: means since the last measurement, or measured on held-out data
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Measurement(long step, double loss, Double psnr, Double bicubicPsnr, Map<String, Double> more) {
        public Measurement {
            more = more == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(more));
        }
    }

    /** The record of a run that has not begun. */
    public static TrainingRecord begin(String recipe, Record config, TrainingSet images, long parameters) {
        Data data = new Data(
                images.training().size(),
                images.area() / 1e6,
                images.domains(),
                images.heldOut().stream()
                        .map(i -> i.entry().domain() + "/" + i.entry().file().getFileName())
                        .toList(),
                images.skipped());
        return new TrainingRecord(recipe, settings(config), List.of(), data, parameters, 0, List.of(), Map.of());
    }

    /** This record with another value of a setting: what says nothing to others, such as a place on this machine. */
    public TrainingRecord withSetting(String key, Object value) {
        Map<String, Object> settings = new LinkedHashMap<>(config);
        if (settings.replace(key, value) == null) throw new IllegalArgumentException("there is no setting " + key);
        return new TrainingRecord(recipe, settings, earlier, data, parameters, seconds, history, findings);
    }

    /** The record of a model that was not trained here. */
    public static TrainingRecord ofNothing(String recipe) {
        Data none = new Data(0, 0, Map.of(), List.of(), List.of());
        return new TrainingRecord(recipe, Map.of(), List.of(), none, 0, 0, List.of(), Map.of());
    }

    /** Whether the model was made without training. */
    @JsonIgnore
    public boolean isNothing() {
        return data.images() == 0 && history.isEmpty();
    }

    public TrainingRecord with(Measurement measurement, double totalSeconds) {
        List<Measurement> longer = new ArrayList<>(history);
        longer.removeIf(m -> m.step() >= measurement.step());
        longer.add(measurement);
        return new TrainingRecord(recipe, config, earlier, data, parameters, totalSeconds, longer, findings);
    }

    /** This record with what was found once training had ended. */
    public TrainingRecord withFindings(Map<String, Double> found) {
        return new TrainingRecord(recipe, config, earlier, data, parameters, seconds, history, found);
    }

    /** This record, continuing an older one after so many steps. */
    public TrainingRecord continuing(TrainingRecord old, long steps) {
        List<Phase> phases = new ArrayList<>(old.earlier);
        if (!old.config.equals(config)) phases.add(new Phase(steps, old.config));
        return new TrainingRecord(recipe, config, phases, data, parameters, old.seconds, old.history, Map.of());
    }

    /** The settings of a configuration record, ready to be written; those of records inside it stand beside its own. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> settings(Record config) {
        Map<String, Object> nested = JSON.convertValue(config, Map.class);
        Map<String, Object> flat = new LinkedHashMap<>();
        for (RecordComponent component : config.getClass().getRecordComponents()) {
            Object value = nested.get(component.getName());
            if (component.getType().isRecord()) flat.putAll((Map<String, Object>) value);
            else flat.put(component.getName(), value);
        }
        return flat;
    }

    public void write(Path file) throws IOException {
        WholeFile.write(file, JSON.writeValueAsBytes(this));
    }

    /** @throws BadInputException if there is no such file or it is no training record */
    public static TrainingRecord read(Path file) {
        try {
            return JSON.readValue(Files.readAllBytes(file), TrainingRecord.class);
        } catch (IOException e) {
            throw new BadInputException("cannot read the training record " + file + ": " + e.getMessage(), e);
        }
    }
}
