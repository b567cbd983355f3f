package io.superres.cli;

import io.superres.BadInputException;
import io.superres.CancelledException;
import io.superres.SuperresException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point. Exit codes: 0 done, 1 the job failed, 2 bad arguments or bad input, 130 cancelled. */
@Command(
        name = "superres",
        description = "Super-resolution for microscopy and other images.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the job failed", "2:bad arguments or bad input", "130:cancelled"},
        footer = {
            "",
            "Environment: SUPERRES_JAVA_OPTS (for example -Xmx8g), JAVA_HOME, OMP_WAIT_POLICY (default",
            "PASSIVE, right for shared machines; ACTIVE trains up to 1.4 times faster on an idle one),",
            "SUPERRES_MAVEN_ARGS (-Pgpu builds for NVIDIA graphics cards, and is remembered; empty forgets it)."
        })
public final class Main {
    private static final Map<String, Class<?>> COMMANDS = commands();

    private Main() {}

    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("upscale", UpscaleCommand.class);
        commands.put("repeat", RepeatCommand.class);
        commands.put("degrade", DegradeCommand.class);
        commands.put("evaluate", EvaluateCommand.class);
        commands.put("measure", MeasureCommand.class);
        commands.put("familiarity", FamiliarityCommand.class);
        commands.put("benchmark", BenchmarkCommand.class);
        commands.put("models", ModelsCommand.class);
        commands.put("train", TrainCommand.class);
        commands.put("adapt", AdaptCommand.class);
        commands.put("import", ImportCommand.class);
        commands.put("hardware", HardwareCommand.class);
        commands.put("imagej", ImageJCommand.class);
        return commands;
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command line and returns its exit code. */
    public static int run(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        // Only the command asked for is looked at: ImageJ's classes must not be loaded before "imagej" prepares them.
        boolean known = arguments.length > 0 && COMMANDS.containsKey(arguments[0]);
        COMMANDS.forEach((name, command) -> {
            if (!known || name.equals(arguments[0])) line.addSubcommand(name, command);
        });
        // A file may well be called "@cells.tif".
        line.registerConverter(Path.class, Main::path)
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::report)
                .setParameterExceptionHandler(Main::reportArguments);
        if (arguments.length == 0) {
            line.usage(line.getErr());
            return CommandLine.ExitCode.USAGE;
        }
        return line.execute(arguments);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new CommandLine.TypeConversionException(
                    "'" + text + "' cannot be the name of a file here: " + e.getReason());
        }
    }

    private static int report(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        PrintWriter err = line.getErr();
        if (e instanceof CancelledException) {
            err.println("superres: cancelled");
            return 130;
        }
        if (e instanceof BadInputException) {
            err.println("superres: " + e.getMessage());
            return 2;
        }
        if (e instanceof SuperresException) {
            err.println("superres: " + e.getMessage());
            return 1;
        }
        err.println("superres: unexpected failure, please report it with these lines");
        e.printStackTrace(err);
        return 1;
    }

    private static int reportArguments(CommandLine.ParameterException e, String[] arguments) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("superres: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return CommandLine.ExitCode.USAGE;
    }
}
