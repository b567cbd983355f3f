package io.superres.imagej;

import io.superres.BadInputException;
import io.superres.SuperresException;
import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import net.imagej.patcher.LegacyInjector;

/**
 * Starts the real ImageJ in this JVM, with our commands in its menus, from nothing but the class path. To run without
 * a window, ask for that before anything in this JVM uses ImageJ: its classes have to be changed before they are loaded.
 */
public final class ImageJLauncher {
    private ImageJLauncher() {}

    /**
     * Opens ImageJ's window and returns; closing the window ends the JVM.
     *
     * @throws SuperresException if there is no display
     */
    public static void open() {
        if (GraphicsEnvironment.isHeadless())
            throw new SuperresException("ImageJ cannot open its window because there is no display");
        PluginFolder.install();
        try {
            ImageJWindow.open();
        } catch (AWTError | LinkageError e) {
            throw new SuperresException("ImageJ cannot open its window: " + e.getMessage(), e);
        }
    }

    /**
     * Runs an ImageJ macro to its end.
     *
     * @param argument what {@code getArgument()} returns in the macro; null for nothing
     * @param headless whether to run without a window; needs the JVM option {@code
     *     --add-opens=java.base/java.lang=ALL-UNNAMED}
     * @throws BadInputException if the macro cannot be read
     * @throws io.superres.CancelledException if the user stopped it
     * @throws SuperresException if it failed, or stopped itself with {@code exit(message)}
     */
    public static void runMacro(Path macro, String argument, boolean headless) {
        if (!Files.isRegularFile(macro)) throw new BadInputException("there is no macro file " + macro);
        if (headless) {
            patch();
            PluginFolder.install();
        } else {
            open();
        }
        MacroRun.run(macro, argument == null ? "" : argument);
    }

    private static void patch() {
        System.setProperty("java.awt.headless", "true");
        if (!GraphicsEnvironment.isHeadless())
            throw new SuperresException("this program already uses the display; start a new one to run headless");
        try {
            LegacyInjector.preinit();
        } catch (RuntimeException e) {
            throw new SuperresException(
                    "ImageJ cannot be prepared for running without a window; start Java with"
                            + " --add-opens=java.base/java.lang=ALL-UNNAMED",
                    e);
        }
    }
}
