package io.superres.cli;

import io.superres.fiji.batch.InputImage;
import io.superres.fiji.batch.InputImages;
import io.superres.fiji.image.ImageFiles;
import io.superres.method.Methods;
import io.superres.method.SuperResolver;
import io.superres.model.Model;
import io.superres.quality.PercNetDistance;
import io.superres.tile.TileSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "of what the degradation leaves to chance (default: 1)")
    private long seed;

    @Option(names = "--json", paramLabel = "OUT", description = "write the numbers, as JSON")
    private Path json;

    @Override
    public Integer call() {
        Loss loss = Loss.of(degrade, seed);
        Model model = options.model();
        List<Path> files = InputImages.find(List.of(hr.toString()), null).stream()
                .map(InputImage::file)
                .toList();
        Json.checkPlace(json, files);
        List<Evaluation.Row> rows = new ArrayList<>();
        try (Console console = new Console("images")) {
            TileSettings settings = options.settings(console::note);
            Optional<PercNetDistance> perceptual = PercNetDistance.installed();
            try (SuperResolver resolver = Methods.open(model, settings)) {
                Evaluation evaluation =
                        new Evaluation(model, resolver, settings, options.treatment(), loss, perceptual);
                for (Path file : files) {
                    console.checkCancelled();
                    rows.add(evaluation.measure(
                            ImageFiles.open(file), file.getFileName().toString()));
                    console.update(rows.size(), files.size());
                }
            } finally {
                perceptual.ifPresent(PercNetDistance::close);
            }
        }
        Evaluation.Report report = Evaluation.Report.of(rows, model, loss);
        System.out.print(report.table());
        if (json != null) Json.write(report.json(), json);
        return 0;
    }
}
