package io.superres.imagej;

import ij.IJ;
import ij.Macro;
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
            Failure.report(title, e);
        } catch (SuperresException e) {
            Failure.report(title, e.getMessage());
        } catch (RuntimeException e) {
            if (Macro.MACRO_CANCELED.equals(e.getMessage())) throw e;
            IJ.handleException(e);
            Failure.report(title, title + " failed: " + e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
