package io.superres.imagej;

import ij.IJ;
import java.awt.EventQueue;
import org.scijava.Priority;
import org.scijava.app.StatusService;
import org.scijava.app.event.StatusEvent;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;

/**
 * SciJava's status and progress in the main window of plain ImageJ. What is shown first is seen first; SciJava's own
 * service sends messages around on several threads, so that the last one may be overtaken by an older one.
 */
@Plugin(type = Service.class, priority = Priority.HIGH)
public final class StatusBar extends AbstractService implements StatusService {

    @Override
    public void showProgress(int value, int maximum) {
        show(() -> progress(value, maximum));
    }

    @Override
    public void showStatus(String message) {
        show(() -> status(message));
    }

    @Override
    public void showStatus(int value, int maximum, String message) {
        show(() -> {
            status(message);
            progress(value, maximum);
        });
    }

    @Override
    public void showStatus(int value, int maximum, String message, boolean warn) {
        showStatus(value, maximum, message);
    }

    @Override
    public void warn(String message) {
        showStatus(message);
    }

    @Override
    public void clearStatus() {
        showStatus("");
    }

    @Override
    public String getStatusMessage(String application, StatusEvent event) {
        return event.getStatusMessage();
    }

    private static void status(String message) {
        IJ.showStatus(message == null ? "" : message);
    }

    private static void progress(int value, int maximum) {
        if (maximum > 0) IJ.showProgress((double) value / maximum);
    }

    /** ImageJ's status bar is a Swing component, which only the event thread may change. */
    private static void show(Runnable change) {
        if (IJ.getInstance() == null) change.run();
        else EventQueue.invokeLater(change);
    }
}
