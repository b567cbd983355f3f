package io.superres.cli;

import io.superres.BadInputException;
import io.superres.fiji.batch.InputImage;
import io.superres.fiji.batch.InputImages;
import io.superres.fiji.image.ImagePlusUpscaler;
import io.superres.fiji.image.References;
import io.superres.method.SuperResolver;
import io.superres.model.Model;
import io.superres.quality.PercNetDistance;
import io.superres.quality.PercNetMaps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code superres evaluate} */
@Command(
        name = "evaluate",
        description = {
            "Shrinks HR images, enlarges them again and measures the difference, for a model and for bicubic enlargement.",
            "Of stacks, the first plane is used."
        },
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    @Option(
            names = "--hr",
            required = true,
            paramLabel = "DIR",
            description = "folder of HR images (with sub-folders), or one image")
    private Path hr;

    @Mixin
    private ModelOptions options;

    @Option(
            names = "--degrade",
            paramLabel = "KIND",
            defaultValue = "bicubic",
            description = "how LR images are made, bicubic by default; see 'superres degrade --help'")
    private String degrade;

    @Option(names = "--json", paramLabel = "OUT", description = "write the numbers, as JSON")
    private Path json;

    @Option(
            names = "--paired",
            paramLabel = "FROM=TO",
            description =
                    "the reference of an image lies beside it, with TO in place of FROM in its name: _target=_ref")
    private String paired;

    @Option(
            names = "--made-reference",
            paramLabel = "KIND",
            description =
                    "make references of the HR images: truth, shifted (the truth, moved), second-crop (another part of the "
                            + "same image), other (the next image), noise")
    private String made;

    @Override
    public Integer call() {
        Loss loss = Loss.of(degrade, options.seed());
        Model model = options.model();
        List<Path> found = InputImages.find(List.of(hr.toString()), null).stream()
                .map(InputImage::file)
                .toList();
        Json.checkPlace(json, found);
        Json.checkPlace(json, options.references());
        Json.checkPlace(json, List.of(model.location()));
        List<Evaluation.Row> rows = new ArrayList<>();
        List<Evaluation.Row> alone = new ArrayList<>();
        try (Console console = new Console("images")) {
            Trials trials = trials(found, console);
            ImagePlusUpscaler plain = new ImagePlusUpscaler(
                    model, options.settings(console::note), options.treatment(), options.wishes(List.of()));
            Optional<PercNetDistance> perceptual = PercNetDistance.installed();
            Optional<PercNetMaps> maps =
                    plain.wishes().sampling().samples() > 1 ? PercNetMaps.installed() : Optional.empty();
            SuperResolver resolver = null;
            try (SuperResolver unaided = trials.given() ? plain.open() : null) {
                for (Path file : trials.files()) {
                    console.checkCancelled();
                    String name = file.getFileName().toString();
                    Trials.Trial trial = trials.of(file);
                    Trials.warn(trial, name, console::note);
                    ImagePlusUpscaler upscaler = new ImagePlusUpscaler(
                            model,
                            options.settings(console::note),
                            options.treatment(),
                            options.wishes(trial.references()));
                    if (resolver != null && !trials.alike()) {
                        resolver.close();
                        resolver = null;
                    }
                    if (resolver == null) resolver = upscaler.open();
                    rows.add(new Evaluation(upscaler, resolver, loss, perceptual, maps).measure(trial.hr(), name));
                    if (unaided != null)
                        alone.add(new Evaluation(plain, unaided, loss, perceptual, maps).measure(trial.hr(), name));
                    console.update(rows.size(), trials.files().size());
                }
            } finally {
                if (resolver != null) resolver.close();
                perceptual.ifPresent(PercNetDistance::close);
                maps.ifPresent(PercNetMaps::close);
            }
        }
        Evaluation.Report report = Evaluation.Report.of(rows, alone, model, loss, references());
        System.out.print(report.table());
        if (json != null) Json.write(report.json(), json);
        return 0;
    }

    private Trials trials(List<Path> found, Console console) {
        long ways = Stream.of(paired, made).filter(Objects::nonNull).count()
                + (options.references().isEmpty() ? 0 : 1);
        if (ways > 1) throw new BadInputException("give only one of --reference, --paired and --made-reference");
        if (paired != null) return Trials.paired(found, paired, console::note);
        if (made != null) return MadeReference.parse(made).of(found);
        return Trials.with(found, References.read(options.references(), console::note));
    }

    private String references() {
        if (paired != null) return "references by " + paired;
        if (made != null) return "references: " + MadeReference.parse(made);
        return options.references().isEmpty() ? "" : options.references().size() + " references for all images";
    }
}
