package io.superres.fiji.macro;

import ij.IJ;
import ij.ImagePlus;
import java.awt.GraphicsEnvironment;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Plugin;

/** Prints our texts and makes our images selectable in a macro that runs without a user interface, where nobody else shows them. */
@Plugin(type = PostprocessorPlugin.class)
public final class HeadlessPostprocessor extends AbstractPostprocessorPlugin {

    @Override
    public void process(Module module) {
        if (!GraphicsEnvironment.isHeadless() || !IJ.isMacro() || !OurCommands.contains(module.getInfo())) return;
        for (ModuleItem<?> output : module.getInfo().outputs()) {
            Object value = module.getOutput(output.getName());
            if (value instanceof ImagePlus image) image.show();
            else if (value instanceof String text) IJ.log(text);
        }
    }
}
