package io.superres.tests;

import io.superres.SuperresException;
import io.superres.imagej.ImageJLauncher;
import java.nio.file.Path;

/** Runs the macro in its first argument headless, passing on the second; ends with 1 if the macro failed. */
final class MacroMain {
    private MacroMain() {}

    public static void main(String[] args) {
        try {
            ImageJLauncher.runMacro(Path.of(args[0]), args.length > 1 ? args[1] : null, true);
            System.exit(0);
        } catch (SuperresException e) {
            System.err.println(e.getClass().getSimpleName() + ": " + e.getMessage());
            System.exit(1);
        }
    }
}
