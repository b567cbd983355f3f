package io.superres.fiji.batch;

import io.superres.BadInputException;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.ImagePlusUpscaler;
import io.superres.fiji.image.References;
import io.superres.image.RangeChoice;
import io.superres.method.ImageSettings;
import io.superres.method.MethodSettings;
import io.superres.method.Methods;
import io.superres.method.Origin;
import io.superres.method.Provenance;
import io.superres.method.Sampling;
import io.superres.method.Shown;
import io.superres.method.Source;
import io.superres.method.SuperResolver;
import io.superres.method.e2ent2.Matching;
import io.superres.method.stablesr.DiffusionSettings;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.model.Sha256;
import io.superres.session.Device;
import io.superres.session.DeviceChoice;
import io.superres.session.Precision;
import io.superres.session.SessionSettings;
import io.superres.tile.TileSettings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A result that is made again from what it tells of itself.
 *
 * @param made how it was made
 * @param input the image it was made from, with the recorded content
 * @param model the model it was made with, with the recorded content
 * @param wishes what the method was given, with the recorded content
 */
public record Repetition(Provenance made, Path input, Model model, MethodSettings wishes) {
    private static final int MOST_REFERENCES = 1000;

    /**
     * Finds everything that a result was made from.
     *
     * @param result a file that this library wrote
     * @throws BadInputException if the file does not tell enough of itself, or its input or its model is not there, or
     *     is another than then
     */
    public static Repetition of(Path result) {
        ImageFiles.checkComplete(result);
        Provenance made = Provenance.read(ImageHeader.read(result).info())
                .orElseThrow(() -> new BadInputException(
                        result + " does not tell how it was made; only results of superres can be repeated"));
        Repetition repetition =
                new Repetition(made, found("input", made.input(), result), model(made, result), wishes(made, result));
        repetition.checkSettings(result);
        return repetition;
    }

    private static MethodSettings wishes(Provenance made, Path result) {
        if (made.references().size() > MOST_REFERENCES)
            throw new BadInputException(result + " names " + made.references().size() + " references; no more than "
                    + MOST_REFERENCES + " are read");
        try {
            List<Path> references = made.references().stream()
                    .map(recorded -> found("reference", recorded, result))
                    .toList();
            return MethodSettings.with(References.read(references, note -> {}))
                    .matching(Matching.parse(Objects.requireNonNullElse(made.matching(), "auto")))
                    .shortcut(Objects.requireNonNullElse(made.shortcut(), 1.0))
                    .sampling(sampling(made))
                    .diffusion(
                            made.diffusion() == null
                                    ? DiffusionSettings.STANDARD
                                    : made.diffusion().settings())
                    .showing(Shown.parse(Objects.requireNonNullElse(made.shows(), "result")));
        } catch (BadInputException e) {
            throw impossible(result, e);
        }
    }

    private static Sampling sampling(Provenance made) {
        if (made.temperature() == null) return Sampling.STANDARD;
        return new Sampling(
                Origin.parse(Objects.requireNonNullElse(made.origin(), "auto")),
                made.seed(),
                made.temperature(),
                made.samples());
    }

    private void checkSettings(Path result) {
        try {
            upscaler(line -> {});
            Methods.check(model, wishes);
            ImageHeader image = ImageHeader.read(input);
            if (made.selection() != null) made.selection().within(image.width(), image.height());
        } catch (BadInputException e) {
            throw impossible(result, e);
        }
    }

    /** The reason may quote the header, which may hold anything. */
    private static BadInputException impossible(Path result, BadInputException reason) {
        String printable = reason.getMessage().replaceAll("[\\x00-\\x1F\\x7F-\\x9F]", "?");
        return new BadInputException(result + " cannot be repeated as it tells: " + printable, reason);
    }

    /** @param what was recorded: the input or a reference */
    private static Path found(String what, Source recorded, Path result) {
        if (recorded == null || recorded.name() == null)
            throw new BadInputException(result + " does not name its " + what + "; it was made by an older version");
        if (recorded.path() == null)
            throw new BadInputException(result + " was made " + (what.equals("input") ? "from" : "with")
                    + " the window '" + recorded.name() + "', of which no file is known; it cannot be repeated");
        List<Path> found =
                places(recorded, result).stream().filter(Files::isRegularFile).toList();
        if (found.isEmpty())
            throw new BadInputException("the " + what + " " + recorded.path()
                    + " is not there any more; put it there, beside " + result + ", or into the current folder");
        return found.stream()
                .filter(file -> Sha256.of(file).equals(recorded.sha256()))
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        found.get(0) + " is not the image that " + result + " was made from (SHA-256 differs)"));
    }

    private static List<Path> places(Source recorded, Path result) {
        try {
            return List.of(
                    Path.of(recorded.path()),
                    result.toAbsolutePath().resolveSibling(recorded.name()),
                    Path.of(recorded.name()).toAbsolutePath());
        } catch (InvalidPathException e) {
            throw new BadInputException(result + " names an input that cannot be the name of a file here", e);
        }
    }

    private static Model model(Provenance made, Path result) {
        ModelRegistry registry = ModelRegistry.standard();
        List<String> places = new ArrayList<>();
        if (made.modelPath() != null && exists(made.modelPath())) places.add(made.modelPath());
        if (registry.location(made.model()).isPresent()) places.add(made.model());
        if (places.isEmpty())
            throw new BadInputException("the model '" + made.model() + "' that " + result
                    + " was made with is not installed"
                    + (made.modelPath() == null ? "" : ", nor is there " + made.modelPath()));
        return places.stream()
                .map(registry::find)
                .filter(model -> model.sha256().equals(made.sha256()))
                .findFirst()
                .orElseThrow(() -> new BadInputException("the model " + places.get(0) + " is not the one that " + result
                        + " was made with (SHA-256 differs)"));
    }

    private static boolean exists(String path) {
        try {
            return Path.of(path).isAbsolute() && Files.exists(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * What does the same work again. A result of a graphics card is repeated on the processor where there is no card.
     *
     * @param note told in one sentence what the user should know
     */
    public ImagePlusUpscaler upscaler(Consumer<String> note) {
        boolean onCpu = Device.CPU.toString().equals(made.device());
        SessionSettings session = new SessionSettings(
                onCpu ? DeviceChoice.CPU : DeviceChoice.AUTO,
                made.precision() == null ? Precision.SINGLE : Precision.parse(made.precision()),
                made.safe(),
                note);
        ImageSettings treatment = new ImageSettings(
                RangeChoice.parse(Objects.requireNonNullElse(made.range(), "auto")),
                made.preserve(),
                Optional.ofNullable(made.selection()));
        return new ImagePlusUpscaler(model, TileSettings.of(session, made.tile(), made.threads()), treatment, wishes);
    }

    /** What is not as it was then, so that the last digits of pixels may differ; empty if everything is the same. */
    public List<String> differences(SuperResolver resolver) {
        Provenance now = upscaler(line -> {}).planned(made.input(), resolver);
        List<String> differences = new ArrayList<>();
        compare("program", made.program(), now.program(), differences);
        compare("ONNX Runtime", made.onnxruntime(), now.onnxruntime(), differences);
        compare("device", made.device(), now.device(), differences);
        compare("system", made.os(), now.os(), differences);
        return differences;
    }

    private static void compare(String what, String then, String now, List<String> differences) {
        if (!Objects.equals(then, now)) differences.add(what + " " + now + " instead of " + then);
    }
}
