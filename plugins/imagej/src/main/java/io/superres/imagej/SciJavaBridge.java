package io.superres.imagej;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import ij.plugin.PlugIn;
import io.superres.CancelledException;
import io.superres.SuperresException;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;

/** Runs a SciJava command, named by its class, as an ImageJ plugin: from the menu, a macro or another plugin. */
public final class SciJavaBridge implements PlugIn {

    @Override
    public void run(String commandClass) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(SciJavaBridge.class.getClassLoader());
        String title = "Super-Resolution";
        try {
            Context context = SciJava.context();
            CommandInfo info = context.service(CommandService.class).getCommand(commandClass);
            if (info == null) throw new SuperresException("the command " + commandClass + " is not installed");
            title = info.getMenuPath().getLeaf().getName();
            BridgedCommand command = new BridgedCommand(context, info, title);
            if (SciJava.inFiji()) command.runAsFijiDoes();
            else command.run(Macro.getOptions());
        } catch (CancelledException e) {
            cancelled(title, e);
        } catch (SuperresException e) {
            IJ.error(title, e.getMessage());
        } catch (RuntimeException e) {
            if (Macro.MACRO_CANCELED.equals(e.getMessage())) throw e;
            IJ.handleException(e);
            IJ.error(title, title + " failed: " + e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A macro must not go on without its result; a user who pressed Escape needs no dialog. */
    private static void cancelled(String title, CancelledException e) {
        if (Interpreter.getInstance() != null) IJ.error(title, e.getMessage());
        IJ.showStatus(title + " " + e.getMessage());
        Macro.abort();
    }
}
