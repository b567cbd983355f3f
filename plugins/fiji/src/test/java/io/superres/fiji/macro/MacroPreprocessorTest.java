package io.superres.fiji.macro;

import static org.assertj.core.api.Assertions.assertThat;

import ij.Macro;
import io.superres.fiji.SingleImageCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.ContextCommand;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.scijava.plugin.Parameter;

class MacroPreprocessorTest {
    private final Context context = new Context();
    private final String threadName = Thread.currentThread().getName();

    @BeforeEach
    void looksLikeAMacro() {
        Thread.currentThread().setName("Run$_" + threadName);
    }

    @AfterEach
    void cleanUp() {
        Macro.setOptions(null);
        Thread.currentThread().setName(threadName);
        context.dispose();
    }

    @Test
    void whatTheMacroLeavesOutIsNotAskedFor() {
        Module module = module(SingleImageCommand.class);
        Macro.setOptions("image=cells scale=2");

        new MacroPreprocessor().process(module);

        assertThat(module.isInputResolved("device")).isTrue();
        assertThat(module.isInputResolved("tile")).isTrue();
        assertThat(module.getInput("model")).isEqualTo("auto");
        assertThat(module.isInputResolved("scale")).as("left to Fiji").isFalse();
        assertThat(module.isInputResolved("image")).as("left to Fiji").isFalse();
    }

    @Test
    void bareFlagIsTrue() {
        Module module = module(Flags.class);
        Macro.setOptions("first second=false");

        new MacroPreprocessor().process(module);

        assertThat(module.getInput("first")).isEqualTo(true);
        assertThat(module.getInput("second")).isEqualTo(false);
        assertThat(module.getInput("third")).isEqualTo(true);
        assertThat(module.isInputResolved("third")).isTrue();
    }

    @Test
    void withoutAMacroEverythingIsAskedFor() {
        Module module = module(SingleImageCommand.class);

        new MacroPreprocessor().process(module);

        assertThat(module.isInputResolved("device")).isFalse();
    }

    private Module module(Class<? extends Command> command) {
        return context.service(ModuleService.class).createModule(new CommandInfo(command));
    }

    public static final class Flags extends ContextCommand {
        @Parameter
        private boolean first;

        @Parameter
        private boolean second = true;

        @Parameter
        private boolean third = true;

        @Override
        public void run() {}
    }
}
