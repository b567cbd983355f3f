package io.superres.imagej;

import ij.IJ;
import org.scijava.app.event.StatusEvent;
import org.scijava.event.EventHandler;

/** Shows SciJava's status and progress in ImageJ's main window. */
final class StatusBar {

    @EventHandler
    void show(StatusEvent event) {
        String message = event.getStatusMessage();
        IJ.showStatus(message == null ? "" : message);
        if (event.getProgressMaximum() > 0)
            IJ.showProgress((double) event.getProgressValue() / event.getProgressMaximum());
    }
}
