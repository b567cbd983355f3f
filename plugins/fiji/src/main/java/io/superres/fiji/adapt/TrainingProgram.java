package io.superres.fiji.adapt;

import io.superres.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the program {@code superres} is started here.
 *
 * @param command what comes before its arguments
 */
public record TrainingProgram(List<String> command) {
    /** Where the program lies, as a system property or, in capitals with an underscore, in the environment. */
    private static final String HOME = "superres.home";

    private static final String MAIN = "io.superres.cli.Main";

    /**
     * @param launcher the program's launcher, or the folder that it lies in; blank to look for it
     * @throws BadInputException if it is not there
     */
    public static TrainingProgram find(String launcher) {
        if (!launcher.isBlank()) return launcher(Path.of(launcher.trim()));
        if (isHere()) return ofThisProcess();
        String home = System.getProperty(
                HOME, System.getenv(HOME.toUpperCase(Locale.ROOT).replace('.', '_')));
        if (home != null) return launcher(Path.of(home));
        throw new BadInputException(
                "fitting a model needs the program superres beside Fiji, which has the libraries for "
                        + "training; build it once and name its folder with program=path");
    }

    private static TrainingProgram launcher(Path place) {
        Path file = Files.isDirectory(place) ? place.resolve("superres") : place;
        if (!Files.isRegularFile(file))
            throw new BadInputException(
                    "there is no program " + file + "; name the folder of superres with program=path");
        return new TrainingProgram(
                Files.isExecutable(file) ? List.of(file.toString()) : List.of("sh", file.toString()));
    }

    private static boolean isHere() {
        try {
            Class.forName(MAIN, false, TrainingProgram.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** ImageJ that was started by {@code superres imagej}. */
    private static TrainingProgram ofThisProcess() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.awt.headless=true");
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
        for (String key : List.of("superres.models", "user.home"))
            if (System.getProperty(key) != null) command.add("-D" + key + "=" + System.getProperty(key));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
        return new TrainingProgram(command);
    }
}
