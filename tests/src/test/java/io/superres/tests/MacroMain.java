package io.superres.tests;

import io.superres.SuperresException;
import io.superres.imagej.ImageJLauncher;
import java.nio.file.Path;

/**
 * Runs the macros in its arguments headless, one after another, and prints how each ended; each is given the path of its
 * file without the extension as its argument. Ends with 1 if the last one failed.
 */
final class MacroMain {
    private MacroMain() {}

    public static void main(String[] macros) {
        boolean failed = false;
        for (String macro : macros) {
            String end = run(macro);
            System.out.println(Path.of(macro).getFileName() + " ended: " + end);
            failed = !end.equals("normally");
        }
        System.exit(failed ? 1 : 0);
    }

    private static String run(String macro) {
        try {
            ImageJLauncher.runMacro(Path.of(macro), macro.replace(".ijm", ""), true);
            return "normally";
        } catch (SuperresException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }
}
