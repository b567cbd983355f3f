package io.superres.fiji.macro;

import ij.ImagePlus;
import ij.Macro;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Keeps Fiji from asking questions while a macro runs one of our commands: a parameter that the macro does not mention
 * has its standard value, and a flag without a value is true. Fiji itself reads the parameters that are mentioned, and
 * finds the current image.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.VERY_HIGH)
public final class MacroPreprocessor extends AbstractPreprocessorPlugin {

    @Override
    public void process(Module module) {
        String options = Macro.getOptions();
        if (options != null && OurCommands.contains(module.getInfo())) apply(MacroOptions.parse(options), module);
    }

    static void apply(MacroOptions options, Module module) {
        for (ModuleItem<?> input : module.getInfo().inputs()) {
            String name = input.getName();
            if (module.isInputResolved(name) || ImagePlus.class.isAssignableFrom(input.getType())) continue;
            boolean mentioned = options.get(name).isPresent();
            if (mentioned && (input.getType() == boolean.class || input.getType() == Boolean.class)) {
                module.setInput(name, Boolean.valueOf(options.get(name).get()));
                module.resolveInput(name);
            } else if (!mentioned && module.getInput(name) != null) {
                module.resolveInput(name);
            }
        }
    }
}
