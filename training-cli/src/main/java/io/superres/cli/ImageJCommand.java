package io.superres.cli;

import io.superres.BadInputException;
import io.superres.imagej.ImageJLauncher;
import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code superres imagej} */
@Command(
        name = "imagej",
        description = "Starts the real ImageJ with the Super-Resolution menu.",
        mixinStandardHelpOptions = true)
final class ImageJCommand implements Callable<Integer> {
    @Option(names = "--macro", paramLabel = "FILE", description = "run an ImageJ macro, then end")
    private Path macro;

    @Option(
            names = "--argument",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "what getArgument() gives the macro")
    private String argument;

    @Option(names = "--headless", description = "without a display; needs --macro")
    private boolean headless;

    @Override
    public Integer call() throws InterruptedException {
        if (headless && macro == null) throw new BadInputException("--headless needs a macro to run: --macro FILE");
        if (!headless && GraphicsEnvironment.isHeadless())
            throw new BadInputException("there is no display; use --macro FILE --headless");
        if (macro == null) {
            ImageJLauncher.open();
            new CountDownLatch(1).await(); // closing ImageJ's window ends the program
        }
        ImageJLauncher.runMacro(macro, argument, headless);
        return 0;
    }
}
