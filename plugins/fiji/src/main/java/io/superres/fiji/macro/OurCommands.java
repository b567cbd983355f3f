package io.superres.fiji.macro;

import org.scijava.module.ModuleInfo;

/** Tells the commands of this project from all others. */
final class OurCommands {
    private OurCommands() {}

    static boolean contains(ModuleInfo command) {
        return command.getDelegateClassName().startsWith("io.superres.");
    }
}
