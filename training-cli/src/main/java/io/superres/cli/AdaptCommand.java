package io.superres.cli;

import io.superres.BadInputException;
import io.superres.SuperresException;
import io.superres.data.ImageFolder;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.recipe.Settings;
import io.superres.recipe.adapt.AdaptConfig;
import io.superres.recipe.adapt.AdaptRecipe;
import io.superres.train.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code superres adapt} */
@Command(
        name = "adapt",
        description = {
            "Fits a model to the images of one microscope, from LR images alone, and writes it as a model folder inside",
            "--out. The model that is given is not changed. Some of the images are only measured; if these do not say",
            "that the fitted model is better, the folder holds the model as it was given, and says why.",
            "While it runs, --out holds report.html with curves and pictures."
        },
        mixinStandardHelpOptions = true)
final class AdaptCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            required = true,
            paramLabel = "ID|DIR|FILE",
            description = "what to fit: an installed model, a model folder, or an ONNX file")
    private String model;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "folder of LR images")
    private Path data;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for the report and the model")
    private Path out;

    @Option(names = "--name", paramLabel = "ID", description = "id of the fitted model; the model's with -adapted")
    private String name;

    @Option(
            names = "--truth",
            paramLabel = "DIR",
            description = "HR images with the names of the LR ones, to measure with before and after; fitting does not "
                    + "see them")
    private Path truth;

    @Option(
            names = "--config",
            paramLabel = "NAME|FILE",
            defaultValue = "compact",
            description = "compact (default), paper, or a YAML file")
    private String config;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "replace a setting; may be repeated")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Option(names = "--steps", paramLabel = "N", description = "the same as --set steps=N")
    private Long steps;

    @Option(names = "--seed", paramLabel = "N", description = "the same as --set seed=N")
    private Long seed;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "60",
            description = "time after which the best model so far is taken; 60 by default")
    private double minutes;

    @Option(names = "--json", paramLabel = "OUT", description = "write the numbers, as JSON")
    private Path json;

    @Override
    public Integer call() {
        if (steps != null) changes.put("steps", steps.toString());
        if (seed != null) changes.put("seed", seed.toString());
        if (!(minutes > 0) || minutes > 1e5) throw new BadInputException("--minutes must be above 0, not " + minutes);
        AdaptConfig settings = Settings.load("adapt", config, changes, AdaptConfig.class);
        Model given = ModelRegistry.standard().find(model);
        if (given.scale() < 2)
            throw new BadInputException("the model '" + model + "' does not enlarge images, so it cannot be fitted");
        String id = name == null ? given.id() + "-adapted" : name;
        ModelRegistry.checkId(id);
        if (Run.hasCheckpoint(out) || Files.exists(out.resolve(id)))
            throw new BadInputException("the folder " + out + " holds another run; choose another --out");
        TruthCheck check = truth == null ? null : TruthCheck.of(data, truth, given.scale());
        Json.checkPlace(json, inputs(given, check));
        try (Console console = new Console("steps")) {
            AdaptRecipe.Outcome outcome = new AdaptRecipe(settings, given, id, data, console)
                    .run(out, Duration.ofMillis(Math.round(minutes * 60_000)));
            AdaptReport report = AdaptReport.of(outcome, given, check);
            System.out.print(report.table());
            if (json != null) Json.write(report, json);
            System.out.println(outcome.folder());
            return 0;
        } catch (IOException e) {
            throw new SuperresException(
                    String.format(Locale.ROOT, "could not write to %s: %s; choose another --out", out, e.getMessage()),
                    e);
        }
    }

    /** Files that a report must not replace. */
    private List<Path> inputs(Model given, TruthCheck check) {
        List<Path> inputs = new ArrayList<>(List.of(given.location()));
        ImageFolder.scan(data).entries().forEach(entry -> inputs.add(entry.file()));
        if (check != null) check.pairs().forEach(pair -> inputs.add(pair.hr()));
        return inputs;
    }
}
