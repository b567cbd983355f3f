package io.superres.imagej;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import io.superres.CancelledException;
import io.superres.SuperresException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.thread.ThreadService;

/** One run of a SciJava command inside ImageJ: its parameters, its progress, its result. */
final class BridgedCommand {
    private static final int POLL_MILLIS = 50;

    private final Context context;
    private final CommandInfo info;
    private final String title;

    BridgedCommand(Context context, CommandInfo info, String title) {
        this.context = context;
        this.info = info;
        this.title = title;
    }

    /** Lets Fiji ask, read macros, show the result. */
    void runAsFijiDoes() {
        await(context.service(CommandService.class).run(info, true), null);
    }

    /** @param options from a macro, or null to ask the user */
    void run(String options) {
        Module module = context.service(ModuleService.class).createModule(info);
        List<Input> inputs = Input.of(module);
        boolean silent = options != null || IJ.getInstance() == null;
        Map<String, Object> values;
        if (silent) {
            LogService log = context.service(LogService.class);
            values = MacroValues.of(options == null ? "" : options, inputs, note -> log.warn(title + " " + note));
        } else {
            if (needsImage(inputs)) return;
            values = new CommandDialog(title, info.getDescription(), inputs).ask();
            IJ.resetEscape();
        }
        values.forEach(module::setInput);
        // Not by ModuleService.run, which prints a stack trace for every wrong parameter.
        try {
            await(context.service(ThreadService.class).run(module), (Cancelable) module);
        } finally {
            context.service(StatusService.class).showProgress(1, 1);
        }
        if (((Cancelable) module).isCanceled()) throw new CancelledException();
        info.outputs().forEach(output -> show(output, module.getOutput(output.getName())));
    }

    private static boolean needsImage(List<Input> inputs) {
        boolean needed = inputs.stream().anyMatch(input -> input.kind() == Input.Kind.IMAGE);
        if (!needed || WindowManager.getImageCount() > 0) return false;
        IJ.noImage();
        return true;
    }

    private static void show(ModuleItem<?> output, Object value) {
        if (value instanceof ImagePlus image) image.show();
        else if (value instanceof String text) IJ.log(text);
        else if (value != null) IJ.log(output.getName() + ": " + value);
    }

    /** Waits for a command, and stops it when the user presses Escape. */
    private static void await(Future<?> future, Cancelable command) {
        while (true) {
            try {
                future.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (command != null && IJ.escapePressed() && !command.isCanceled())
                    command.cancel("cancelled by the user");
            } catch (InterruptedException e) {
                if (command != null) command.cancel("interrupted");
                Thread.currentThread().interrupt();
                throw new CancelledException();
            } catch (ExecutionException e) {
                throw failure(e);
            }
        }
    }

    private static RuntimeException failure(ExecutionException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SuperresException expected) return expected;
            if (cause instanceof OutOfMemoryError)
                return new SuperresException(
                        "there is not enough memory for the result; use a part of the image, or raise"
                                + " Edit>Options>Memory & Threads",
                        cause);
            if (Macro.MACRO_CANCELED.equals(cause.getMessage())) return new CancelledException();
        }
        return new IllegalStateException(thrown.getCause());
    }
}
