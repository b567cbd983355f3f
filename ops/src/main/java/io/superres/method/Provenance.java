package io.superres.method;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.superres.image.IntensityRange;
import io.superres.image.Selection;
import io.superres.method.stablesr.DiffusionInWords;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.onnx.ReceptiveField;
import io.superres.session.OnnxRuntime;
import io.superres.session.SessionSettings;
import io.superres.tile.Seams;
import io.superres.tile.TileSettings;
import java.nio.file.FileSystems;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a result came about, so completely that it can be made again; written into the result itself as one line of JSON.
 * It holds no time, so the same work writes the same line.
 *
 * @param program this library and its version
 * @param method such as {@code sisr}
 * @param model the model's id
 * @param modelPath absolute path of a model that is not installed; null for installed ones
 * @param sha256 fingerprint of the network's file
 * @param scale HR pixels per LR pixel
 * @param device where it really ran
 * @param precision bits the network calculated with: {@code single} or {@code half}
 * @param safe whether the network ran in a process of its own
 * @param tile largest extent of a tile in LR pixels that was really used
 * @param threads tiles worked on at once on the CPU; the cut into tiles depends on it
 * @param halo LR pixels read around each tile, or "global"
 * @param range how the intensity range was chosen: {@code auto}, {@code type} or {@code low,high}
 * @param ranges pixel values that became 0 and 1, for each channel
 * @param preserve whether every LR pixel is the mean of its HR pixels
 * @param seed of what was left to chance; 0 if nothing was
 * @param samples results that were drawn; if there are several and this is a result, it holds all of them
 * @param temperature of the samples; null if nothing was left to chance
 * @param origin what they were drawn around; null likewise
 * @param references images that gave the method their detail
 * @param matching how thoroughly references were searched: {@code auto}, {@code exact} or {@code fast}; null if there were
 *     none
 * @param shortcut how much passed by a codebook; null stands for all
 * @param diffusion how noise became the image; null if it did not begin with noise
 * @param shows what the image shows, such as {@code result} or {@code confidence}; null stands for a result
 * @param selection the part of the image that was enlarged; null for all of it
 * @param input the image that was enlarged
 * @param seam largest difference between neighbouring tiles, in pixel values; null if tiles make no difference
 * @param onnxruntime version of ONNX Runtime
 * @param java version of Java
 * @param os operating system and processor
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Provenance(
        String program,
        String method,
        String model,
        String modelPath,
        String sha256,
        int scale,
        String device,
        String precision,
        boolean safe,
        int tile,
        int threads,
        String halo,
        String range,
        List<IntensityRange> ranges,
        boolean preserve,
        long seed,
        int samples,
        Double temperature,
        String origin,
        List<Source> references,
        String matching,
        Double shortcut,
        DiffusionInWords diffusion,
        String shows,
        Selection selection,
        Source input,
        Double seam,
        String onnxruntime,
        String java,
        String os) {
    /** What stands in front of the JSON, at the start of a line, in the text that belongs to an image. */
    public static final String MARK = "superres: ";

    /** Made when a line is first read or written: the program's name must not wait for it. */
    private static final class Json {
        static final ObjectMapper MAPPER = new ObjectMapper();
    }

    /**
     * What was done to one image.
     *
     * @param input where it came from
     * @param treatment what was asked for
     * @param part the part that was enlarged; null for all of it
     * @param ranges the range of each channel; empty before it is known
     * @param seams what was seen where tiles meet
     */
    public record Work(
            Source input, ImageSettings treatment, Selection part, List<IntensityRange> ranges, Seams seams) {

        /** Work that is still to be done. */
        public static Work planned(Source input, ImageSettings treatment) {
            return new Work(input, treatment, treatment.selection().orElse(null), List.of(), Seams.NONE);
        }
    }

    public Provenance {
        ranges = ranges == null ? List.of() : List.copyOf(ranges);
        references = references == null ? List.of() : List.copyOf(references);
    }

    public static Provenance of(
            Model model, SuperResolver resolver, TileSettings settings, MethodSettings wishes, Work work) {
        SessionSettings session = settings.session();
        Sampling sampling = wishes.sampling();
        boolean drawn = Methods.draws(model.method());
        return new Provenance(
                programName(),
                model.method(),
                model.id(),
                path(model),
                model.sha256(),
                model.scale(),
                resolver.device().toString(),
                session.precision().toString(),
                session.safe(),
                resolver.tile(),
                settings.threads(),
                resolver.receptiveField() instanceof ReceptiveField.Finite f ? Integer.toString(f.halo()) : "global",
                work.treatment().range().toString(),
                work.ranges(),
                work.treatment().preserve(),
                drawn ? sampling.seed() : 0,
                drawn ? sampling.samples() : 1,
                drawn ? sampling.temperature() : null,
                drawn ? sampling.origin().toString() : null,
                wishes.sources(),
                wishes.references().isEmpty() ? null : wishes.matching().toString(),
                wishes.shortcut() == 1 ? null : wishes.shortcut(),
                Methods.diffuses(model.method()) ? DiffusionInWords.of(wishes.diffusion()) : null,
                wishes.shown().toString(),
                work.part(),
                work.input(),
                work.seams().pixels() == 0 ? null : work.seams().largest(),
                OnnxRuntime.version(),
                System.getProperty("java.version"),
                system());
    }

    /** Installed models are found by their id on any machine; of others, the place must be known. */
    private static String path(Model model) {
        if (model.location().getFileSystem() != FileSystems.getDefault()) return null;
        boolean installed = ModelRegistry.standard()
                .location(model.id())
                .filter(model.location()::equals)
                .isPresent();
        return installed ? null : model.location().toAbsolutePath().normalize().toString();
    }

    private static String system() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }

    /** The name of this library and its version. */
    public static String programName() {
        String version = Provenance.class.getPackage().getImplementationVersion();
        return "superres " + (version == null ? "development" : version);
    }

    /**
     * Whether both results come from the same image by the same work: everything that decides about pixels is equal, but
     * for the number of threads and for what is only known after looking at all pixels.
     */
    public boolean sameWork(Provenance other) {
        return input != null && input.sameContent(other.input) && sameSettings(other);
    }

    /** {@link #sameWork} without regard to the input. */
    public boolean sameSettings(Provenance other) {
        return key().equals(other.key());
    }

    private List<Object> key() {
        return List.of(
                Objects.toString(program),
                Objects.toString(method),
                Objects.toString(model),
                Objects.toString(sha256),
                scale,
                Objects.toString(device),
                Objects.toString(precision),
                safe,
                tile,
                Objects.toString(range),
                preserve,
                seed,
                samples,
                Optional.ofNullable(temperature),
                Objects.toString(origin),
                references.stream()
                        .map(source -> Objects.toString(source.sha256()))
                        .toList(),
                Objects.toString(matching),
                Objects.requireNonNullElse(shortcut, 1.0),
                Optional.ofNullable(diffusion),
                Objects.requireNonNullElse(shows, Shown.RESULT.toString()),
                Optional.ofNullable(selection),
                Objects.toString(onnxruntime));
    }

    /** One line of JSON; fields in the order of this record. */
    public String json() {
        try {
            return Json.MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Finds the provenance in the text that belongs to an image ("Info" in ImageJ), where it stands behind
     * {@code superres: } on a line of its own. If there are several such lines, the last one counts.
     *
     * @param info may be null
     * @return empty if the last such line does not tell of an enlargement, or there is none
     */
    public static Optional<Provenance> read(String info) {
        if (info == null) return Optional.empty();
        return info.lines()
                .filter(line -> line.startsWith(MARK))
                .reduce((first, second) -> second)
                .flatMap(line -> parse(line.substring(MARK.length())));
    }

    private static Optional<Provenance> parse(String json) {
        try {
            Provenance read = Json.MAPPER.readValue(json, Provenance.class);
            return Optional.ofNullable(read).filter(p -> p.sha256 != null && p.method != null && p.model != null);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
