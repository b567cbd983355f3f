package io.superres.imagej;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import io.superres.CancelledException;
import java.awt.GraphicsEnvironment;
import org.scijava.app.StatusService;

/** Tells the user why a command ended early, and ends the macro that called it. */
final class Failure {
    private Failure() {}

    /** A dialog in a window, a line on the console without one. */
    static void report(String title, String message) {
        Interpreter macro = Interpreter.getInstance();
        if (macro != null && IJ.getInstance() == null && !GraphicsEnvironment.isHeadless()) {
            // In "-batch" on a display ImageJ would open a dialog that nobody sees, and wait for ever.
            System.err.println(title + " in macro line " + macro.getLineNumber() + ": " + message);
            macro.setIgnoreErrors(true);
        }
        IJ.error(title, message);
    }

    /** A macro must not go on without its result; a user who pressed Escape needs no dialog. */
    static void report(String title, CancelledException cancelled) {
        if (Interpreter.getInstance() != null) report(title, cancelled.getMessage());
        // The same way as all that the command itself has shown, so that it comes after that.
        SciJava.context().service(StatusService.class).showStatus(title + " " + cancelled.getMessage());
        Macro.abort();
    }
}
