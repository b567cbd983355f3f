package io.superres.cli;

import io.superres.BadInputException;
import io.superres.SuperresException;
import io.superres.recipe.Settings;
import io.superres.recipe.SisrConfig;
import io.superres.recipe.SisrRecipe;
import io.superres.recipe.percnet.PercNetConfig;
import io.superres.recipe.percnet.PercNetRecipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code superres train} */
@Command(
        name = "train",
        description = {
            "Trains a network and writes it as a model folder inside --out.",
            "Ctrl-C writes a checkpoint; --resume goes on from it."
        },
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RECIPE", description = "sisr")
    private String recipe;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "folder of training images, with sub-folders")
    private Path data;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "folder for checkpoints and the finished model")
    private Path out;

    @Option(
            names = "--config",
            paramLabel = "NAME|FILE",
            defaultValue = "compact",
            description = "compact (default), or a YAML file")
    private String config;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "replace a setting; may be repeated")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Option(names = "--steps", paramLabel = "N", description = "the same as --set steps=N")
    private Long steps;

    @Option(names = "--seed", paramLabel = "N", description = "the same as --set seed=N")
    private Long seed;

    @Option(names = "--device", defaultValue = "cpu", description = "cpu (default)")
    private String device;

    @Option(names = "--resume", description = "go on from the checkpoint in --out")
    private boolean resume;

    @Override
    public Integer call() {
        if (!device.equals("cpu"))
            throw new BadInputException("training runs on the CPU in this version; leave out --device " + device);
        if (steps != null) changes.put("steps", steps.toString());
        if (seed != null) changes.put("seed", seed.toString());
        try (Console console = new Console("steps")) {
            Path folder =
                    switch (recipe) {
                        case "sisr" ->
                            new SisrRecipe(Settings.load(recipe, config, changes, SisrConfig.class), data, console)
                                    .run(out, resume);
                        case "percnet" ->
                            new PercNetRecipe(
                                            Settings.load(recipe, config, changes, PercNetConfig.class), data, console)
                                    .run(out, resume);
                        default ->
                            throw new BadInputException(
                                    "there is no recipe '" + recipe + "'; there are: sisr, percnet");
                    };
            System.out.println(folder);
            return 0;
        } catch (IOException e) {
            throw new SuperresException("could not write to " + out + ": " + e.getMessage(), e);
        }
    }
}
