package io.superres.imagej;

import ij.IJ;
import org.scijava.Context;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.plugin.DefaultPluginFinder;
import org.scijava.plugin.PluginIndex;

/** The one SciJava context: Fiji's own where there is one, else ours, made when it is first needed. */
final class SciJava {
    private static Context context;

    private SciJava() {}

    static synchronized Context context() {
        if (context == null) context = inFiji() ? (Context) IJ.runPlugIn("org.scijava.Context", "") : create();
        return context;
    }

    static boolean inFiji() {
        try {
            Class.forName("net.imagej.legacy.LegacyService", false, IJ.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static Context create() {
        ClassLoader loader = SciJava.class.getClassLoader();
        Context created = new Context(new PluginIndex(new DefaultPluginFinder(loader)));
        if (IJ.getInstance() != null)
            created.service(LogService.class).addLogListener(message -> {
                if (message.level() <= LogLevel.WARN) IJ.log(message.text());
            });
        return created;
    }
}
