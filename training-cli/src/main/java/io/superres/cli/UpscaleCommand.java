package io.superres.cli;

import io.superres.fiji.batch.Batch;
import io.superres.fiji.batch.BatchReport;
import io.superres.fiji.batch.InputImage;
import io.superres.fiji.batch.InputImages;
import io.superres.fiji.batch.Job;
import io.superres.fiji.batch.Jobs;
import io.superres.fiji.batch.Outcome;
import io.superres.fiji.batch.Summary;
import io.superres.fiji.image.FileUpscaler;
import io.superres.fiji.image.ImagePlusUpscaler;
import io.superres.image.Selection;
import io.superres.method.ImageSettings;
import io.superres.method.MethodSettings;
import io.superres.method.Shown;
import io.superres.model.Model;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code superres upscale} */
@Command(
        name = "upscale",
        description = {
            "Enlarges images; type, axes and calibration are kept.",
            "Of folders, sub-folders are kept in DIR; references, and files in DIR that are results, are left out. There, "
                    + BatchReport.NAME + " tells what became of each file. A file that fails does not stop the others."
        },
        mixinStandardHelpOptions = true)
final class UpscaleCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "IN",
            description = "images, folders with their sub-folders, or patterns like 'data/**/*.tif'")
    private List<String> inputs;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT|DIR",
            description = "a file ending in .tif, .png or .jpg, or a folder for <input>-<method>-x<scale>.tif")
    private Path output;

    @Option(
            names = "--resume",
            description = "leave alone what is finished: results that tell of the same input, model and settings")
    private boolean resume;

    @Option(
            names = "--selection",
            paramLabel = "X,Y,W,H",
            description = "enlarge only this rectangle of each image, with the rest as its surroundings")
    private String selection;

    @Mixin
    private ModelOptions options;

    @Option(
            names = "--show",
            paramLabel = "result|confidence|codes|distance",
            defaultValue = "result",
            description =
                    "result (default); confidence: how similar what e2ent2 found in the references is to the input; codes: "
                            + "which entry of its codebook femasr took; distance: how far the input was from it. "
                            + "Confidence and distance go from 0 to the largest value of the image's type")
    private String show;

    @Option(names = "--json", paramLabel = "REPORT", description = "write what was done, as JSON")
    private Path json;

    /** One file in the JSON report. */
    private record Entry(
            String input, String output, String status, int width, int height, double seconds, String message) {
        static Entry of(Outcome outcome) {
            return new Entry(
                    outcome.job().input().toString(),
                    outcome.job().output().toString(),
                    outcome.status().toString(),
                    outcome.width(),
                    outcome.height(),
                    outcome.seconds(),
                    outcome.message());
        }
    }

    @Override
    public Integer call() {
        List<InputImage> images = InputImages.find(inputs, output);
        Model model = options.model();
        try (Console console = new Console("tiles")) {
            ImageSettings treatment = options.treatment();
            if (selection != null) treatment = treatment.withSelection(Selection.parse(selection));
            MethodSettings wishes = options.wishes(console::note).showing(Shown.parse(show));
            ImagePlusUpscaler upscaler =
                    new ImagePlusUpscaler(model, options.settings(console::note), treatment, wishes);
            List<Job> jobs = Jobs.plan(InputImages.without(wishes.sources(), images), output, upscaler.suffix());
            Jobs.keep(wishes.sources(), jobs);
            Json.checkPlace(json, options.references());
            Json.checkPlace(
                    json,
                    jobs.stream()
                            .flatMap(job -> Stream.of(job.input(), job.output()))
                            .toList());
            Json.checkPlace(json, List.of(model.location()));
            BatchConsole shown = new BatchConsole(console);
            try (Batch batch = Batch.open(new FileUpscaler(upscaler), resume, shown)) {
                Summary summary = isOneFile(jobs) ? single(batch, jobs.get(0)) : many(batch, jobs, console);
                if (json != null)
                    Json.write(
                            Map.of(
                                    "images",
                                    summary.outcomes().stream().map(Entry::of).toList(),
                                    "model",
                                    model.id(),
                                    "sha256",
                                    model.sha256(),
                                    "device",
                                    batch.device()),
                            json);
                return summary.good() ? 0 : 1;
            }
        }
    }

    /** One file that was named itself, or gets a name, fails like any command: with its reason as the only answer. */
    private boolean isOneFile(List<Job> jobs) {
        boolean named = inputs.size() == 1 && Files.isRegularFile(Path.of(inputs.get(0)));
        return named || jobs.size() == 1 && jobs.get(0).output().equals(output);
    }

    private Summary single(Batch batch, Job job) {
        Outcome outcome = batch.enlarge(job);
        System.out.println(job.output());
        return new Summary(List.of(outcome));
    }

    private Summary many(Batch batch, List<Job> jobs, Console console) {
        Summary summary = batch.run(jobs, output);
        console.print(summary.toString());
        return summary;
    }
}
