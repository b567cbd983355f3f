package io.superres.imagej;

import ij.IJ;
import java.awt.EventQueue;
import org.scijava.app.event.StatusEvent;
import org.scijava.event.EventHandler;

/** Shows SciJava's status and progress in ImageJ's main window. */
final class StatusBar {

    @EventHandler
    void show(StatusEvent event) {
        String message = event.getStatusMessage();
        show(() -> {
            IJ.showStatus(message == null ? "" : message);
            if (event.getProgressMaximum() > 0)
                IJ.showProgress((double) event.getProgressValue() / event.getProgressMaximum());
        });
    }

    /** ImageJ's status bar is a Swing component, which may be changed by the event thread only. */
    private static void show(Runnable change) {
        if (IJ.getInstance() == null || EventQueue.isDispatchThread()) change.run();
        else EventQueue.invokeLater(change);
    }
}
