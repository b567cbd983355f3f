package io.superres.fiji;

import io.superres.Progress;
import org.scijava.Cancelable;
import org.scijava.app.StatusService;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

/**
 * Shows progress in SciJava's task list and status bar; stops when the command or the task is cancelled. Closing it ends
 * the task, however the command ended.
 */
final class SciJavaProgress implements Progress, AutoCloseable {
    private final StatusService status;
    private final Cancelable command;
    private final Task task;
    private String name;
    private long shown;
    private long shownTotal;

    SciJavaProgress(String name, TaskService tasks, StatusService status, Cancelable command) {
        this.name = name;
        this.status = status;
        this.command = command;
        task = tasks.createTask(name);
        task.setCancelCallBack(() -> command.cancel("cancelled by the user"));
        task.start();
    }

    /** What the status bar calls the work from now on. */
    synchronized void name(String current) {
        name = current;
    }

    /** Reports of several threads may overtake each other; what is shown never goes back. */
    @Override
    public synchronized void update(long done, long total) {
        if (total == shownTotal && done <= shown) return;
        shown = done;
        shownTotal = total;
        task.setProgressMaximum(total);
        task.setProgressValue(done);
        status.showStatus((int) Math.min(done, Integer.MAX_VALUE), (int) Math.min(total, Integer.MAX_VALUE), name);
    }

    @Override
    public boolean cancelled() {
        return command.isCanceled() || task.isCanceled();
    }

    @Override
    public void close() {
        task.finish();
        status.clearStatus();
    }
}
