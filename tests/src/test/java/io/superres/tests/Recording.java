package io.superres.tests;

import ij.plugin.frame.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.service.Service;

/** Macro lines as ImageJ's Recorder writes them when a user runs one of our commands. */
final class Recording {
    private Recording() {}

    /** The commands of this project that SciJava finds, sorted by class. */
    static List<CommandInfo> commands(Context context) {
        return context.service(CommandService.class).getCommands().stream()
                .filter(command -> command.getClassName().startsWith("io.superres."))
                .sorted((a, b) -> a.getClassName().compareTo(b.getClassName()))
                .toList();
    }

    /** Names of the parameters that a user sees, in the order of the dialog. */
    static List<String> keys(CommandInfo command) {
        List<String> keys = new ArrayList<>();
        for (ModuleItem<?> input : command.inputs())
            if (input.getVisibility() == ItemVisibility.NORMAL
                    && !Service.class.isAssignableFrom(input.getType())
                    && !Context.class.isAssignableFrom(input.getType())) keys.add(input.getName());
        return keys;
    }

    /**
     * The line for a dialog in which some answers were changed and OK was pressed.
     *
     * @param changed answers by parameter; every parameter without a standard value must be among them
     */
    static synchronized String line(Class<?> command, Map<String, String> changed) {
        try (Context context = new Context()) {
            CommandInfo info = context.service(CommandService.class).getCommand(command.getName());
            Module module = context.service(ModuleService.class).createModule(info);
            if (!keys(info).containsAll(changed.keySet()))
                throw new AssertionError(changed.keySet() + " are not all among " + keys(info));
            Recorder.resetCommandOptions();
            for (String key : keys(info)) {
                Object standard = module.getInput(key);
                String value = changed.getOrDefault(key, standard == null ? null : standard.toString());
                if (value == null) throw new AssertionError(key + " has no standard value; the test must give one");
                Recorder.recordOption(key, value);
            }
            return line(info);
        }
    }

    /** The line that names only what was changed. */
    static synchronized String shortLine(Class<?> command, Map<String, String> changed) {
        try (Context context = new Context()) {
            Recorder.resetCommandOptions();
            changed.forEach(Recorder::recordOption);
            return line(context.service(CommandService.class).getCommand(command.getName()));
        }
    }

    private static String line(CommandInfo info) {
        String options = Recorder.getCommandOptions();
        Recorder.resetCommandOptions();
        String name = info.getMenuPath().getLeaf().getName();
        return options == null ? "run(\"" + name + "\");\n" : "run(\"" + name + "\", \"" + options + "\");\n";
    }
}
