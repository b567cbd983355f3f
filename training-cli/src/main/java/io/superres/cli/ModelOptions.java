package io.superres.cli;

import io.superres.fiji.image.References;
import io.superres.image.RangeChoice;
import io.superres.method.ImageSettings;
import io.superres.method.MethodSettings;
import io.superres.method.Methods;
import io.superres.method.Origin;
import io.superres.method.ReferenceImage;
import io.superres.method.Sampling;
import io.superres.method.e2ent2.Matching;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.session.DeviceChoice;
import io.superres.session.Precision;
import io.superres.session.SessionSettings;
import io.superres.tile.TileSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which network to use, and how: options that several commands share. */
final class ModelOptions {
    @Option(
            names = "--method",
            paramLabel = "NAME",
            description =
                    "sisr; e2ent2, which takes textures from references; femasr, for images of unknown quality; refvae, "
                            + "which draws many results; or stablesr, which begins with noise (default: the model's, or "
                            + "sisr)")
    private String method;

    @Option(
            names = "--model",
            paramLabel = "ID|FOLDER|FILE.onnx",
            defaultValue = Methods.STANDARD_MODEL,
            description = "see 'superres models'; the method's own model for the scale by default")
    private String model;

    @Option(names = "--scale", paramLabel = "N", defaultValue = "0", description = "magnification; the model's, or 4")
    private int scale;

    @Option(names = "--device", defaultValue = "auto", description = "auto (default), cpu or cuda")
    private String device;

    @Option(
            names = "--precision",
            paramLabel = "single|half",
            defaultValue = "single",
            description = "single (default), or half: 16-bit floats, faster on graphics cards and less exact")
    private String precision;

    @Option(
            names = "--safe",
            description = "run networks in a process of their own, which may crash without harm to this one")
    private boolean safe;

    @Option(
            names = "--tile",
            paramLabel = "N",
            defaultValue = "0",
            description = "largest extent of a tile in input pixels (default: 256)")
    private int tile;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "CPU threads (default: all)")
    private int threads;

    @Option(
            names = "--range",
            defaultValue = "auto",
            description = "pixel values that become 0 and 1 for the network: auto (default), type, or LO,HI")
    private String range;

    @Option(
            names = "--preserve",
            description = "make every input pixel the mean of the pixels that replace it: exact intensities, but no "
                    + "noise is removed")
    private boolean preserve;

    @Option(
            names = "--reference",
            paramLabel = "FILE",
            description = "an image of the same kind of sample that shows what detail looks like; may be repeated")
    private List<Path> references = new ArrayList<>();

    @Option(
            names = "--matching",
            paramLabel = "auto|exact|fast",
            defaultValue = "auto",
            description =
                    "how references are searched: everything with everything, nearly as well in less time, or what "
                            + "the sizes allow (default)")
    private String matching;

    @Option(
            names = "--shortcut",
            paramLabel = "0..1",
            defaultValue = "1",
            description = "femasr: how much may pass by its codebook: 1 all that was learnt (default), 0 nothing")
    private double shortcut;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "refvae, stablesr: how many results to draw for each image, 1 to 1000 (default: 1); several become one "
                            + "stack")
    private int samples;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "of everything that is left to chance (default: 1)")
    private long seed;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            defaultValue = "1",
            description = "refvae: spread of the samples, 1 as learnt (default), 0 none")
    private double temperature;

    @Option(
            names = "--origin",
            paramLabel = "auto|reference|self|random|random-z",
            defaultValue = "auto",
            description =
                    "refvae: what samples are drawn around: the references, sample by sample the next one; the image "
                            + "itself; dark noise; nothing (default: the references, without any the image itself)")
    private String origin;

    @Mixin
    private DiffusionOptions diffusion;

    Model model() {
        ModelRegistry registry = ModelRegistry.standard();
        String chosen = method != null ? method : model.equals(Methods.STANDARD_MODEL) ? "sisr" : null;
        return Methods.choose(registry, chosen, model, scale);
    }

    /** The files that were named as references. */
    List<Path> references() {
        return references;
    }

    /** What the method is given, with other references than those that were named. */
    MethodSettings wishes(List<ReferenceImage> others) {
        return MethodSettings.with(others)
                .matching(Matching.parse(matching))
                .shortcut(shortcut)
                .sampling(sampling())
                .diffusion(diffusion.settings());
    }

    private Sampling sampling() {
        return new Sampling(Origin.parse(origin), seed, temperature, samples);
    }

    /** Decides about everything that is left to chance. */
    long seed() {
        return seed;
    }

    /** What the method is given. */
    MethodSettings wishes(Consumer<String> note) {
        return wishes(References.read(references, note));
    }

    TileSettings settings(Consumer<String> note) {
        SessionSettings session =
                new SessionSettings(DeviceChoice.parse(device), Precision.parse(precision), safe, note);
        return TileSettings.of(session, tile, threads);
    }

    ImageSettings treatment() {
        return new ImageSettings(RangeChoice.parse(range), preserve, Optional.empty());
    }
}
