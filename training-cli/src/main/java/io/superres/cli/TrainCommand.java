package io.superres.cli;

import io.superres.BadInputException;
import io.superres.SuperresException;
import io.superres.recipe.Explanation;
import io.superres.recipe.Recipe;
import io.superres.recipe.Recipes;
import io.superres.train.Run;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code superres train} */
@Command(
        name = "train",
        description = {
            "Trains a network and writes it as a model folder inside --out.",
            "Ctrl-C writes a checkpoint; --resume goes on from it. While it runs, --out",
            "holds report.html with curves and pictures of held-out images."
        },
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    private CommandSpec spec;

    @Parameters(paramLabel = "RECIPE", description = "one of those below")
    private String recipe;

    @Option(names = "--data", paramLabel = "DIR", description = "folder of training images, with sub-folders")
    private Path data;

    @Option(names = "--out", paramLabel = "DIR", description = "folder for checkpoints and the finished model")
    private Path out;

    @Option(
            names = "--config",
            paramLabel = "NAME|FILE",
            defaultValue = "compact",
            description = "compact (default), another name from below, or a YAML file")
    private String config;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "replace a setting; may be repeated")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Option(names = "--explain", description = "print every setting with its value and meaning, and do nothing else")
    private boolean explain;

    @Option(names = "--steps", paramLabel = "N", description = "the same as --set steps=N")
    private Long steps;

    @Option(names = "--seed", paramLabel = "N", description = "the same as --set seed=N")
    private Long seed;

    @Option(names = "--device", defaultValue = "cpu", description = "cpu (default)")
    private String device;

    @Option(names = "--resume", description = "go on from the checkpoint in --out")
    private boolean resume;

    /** Lists the recipes in the help text. */
    @Spec
    void describe(CommandSpec given) {
        spec = given;
        List<String> lines = Recipes.all().stream()
                .map(r -> String.format(
                        "  %-8s %s (configurations: %s)", r.name(), r.summary(), String.join(", ", r.configurations())))
                .toList();
        spec.usageMessage().footerHeading("%nRecipes:%n").footer(lines.toArray(new String[0]));
    }

    @Override
    public Integer call() {
        Recipe<?> chosen = Recipes.named(recipe);
        if (!device.equals("cpu"))
            throw new BadInputException("training runs on the CPU in this version; leave out --device " + device);
        if (steps != null) changes.put("steps", steps.toString());
        if (seed != null) changes.put("seed", seed.toString());
        if (explain) return explain(chosen);
        require(data, "--data");
        require(out, "--out");
        if (!resume && Run.hasCheckpoint(out))
            throw new BadInputException("the folder " + out
                    + " holds the checkpoint of another run; go on from it with --resume, or choose another --out");
        try (Console console = new Console("steps")) {
            System.out.println(chosen.open(config, changes, data, console).run(out, resume));
            return 0;
        } catch (FileAlreadyExistsException | AccessDeniedException | NoSuchFileException e) {
            throw new BadInputException("cannot write to " + e.getFile() + "; choose another --out", e);
        } catch (IOException e) {
            throw new SuperresException(
                    "could not write to " + out + ": " + e.getMessage()
                            + "; make room or choose another --out, then --resume goes on from the last checkpoint",
                    e);
        }
    }

    private void require(Path path, String option) {
        if (path == null)
            throw new ParameterException(spec.commandLine(), "Missing required option: '" + option + "=DIR'");
    }

    private int explain(Recipe<?> chosen) {
        List<Explanation.Line> lines = Explanation.of(chosen.configuration(config, changes));
        int keys = lines.stream().mapToInt(line -> line.key().length()).max().orElse(1);
        int values =
                lines.stream().mapToInt(line -> line.value().length()).max().orElse(1);
        PrintWriter to = spec.commandLine().getOut();
        for (Explanation.Line line : lines)
            to.printf(
                    "%-" + keys + "s = %-" + values + "s  %s (%s)%n",
                    line.key(),
                    line.value(),
                    line.meaning(),
                    line.range());
        to.flush();
        return 0;
    }
}
