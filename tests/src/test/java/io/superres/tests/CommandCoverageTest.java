package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;

/** Rules for every command that SciJava finds. */
class CommandCoverageTest {
    private final Context context = new Context();

    @AfterEach
    void end() {
        context.dispose();
    }

    @Test
    void everyCommandIsReplayed() throws Exception {
        List<CommandInfo> commands = Recording.commands(context);
        assertThat(commands).isNotEmpty();
        for (CommandInfo command : commands) {
            String simple =
                    command.getClassName().substring(command.getClassName().lastIndexOf('.') + 1);
            Class<?> test = Class.forName(getClass().getPackageName() + "." + simple + "Test");
            assertThat(AbstractCommandTest.class).isAssignableFrom(test);
        }
    }

    /** ImageJ finds a key in a macro, and doubles of it while recording, by searching the text. */
    @Test
    void noKeyIsPartOfAnother() {
        for (CommandInfo command : Recording.commands(context)) {
            List<String> keys = Recording.keys(command);
            for (String key : keys) {
                assertThat(key).isEqualTo(key.toLowerCase(Locale.ROOT));
                assertThat(keys)
                        .as(command.getClassName())
                        .filteredOn(other -> !other.equals(key))
                        .noneMatch(other -> other.startsWith(key) || other.endsWith(key));
            }
        }
    }

    /** A macro must not depend on what was last chosen in a dialog, nor open a file chooser for what it leaves out. */
    @Test
    void nothingIsRememberedAndNothingIsAskedFor() {
        for (CommandInfo command : Recording.commands(context)) {
            assertThat(command.canRunHeadless()).as(command.getClassName()).isTrue();
            for (String key : Recording.keys(command)) {
                ModuleItem<?> input = command.getInput(key);
                assertThat(input.isPersisted()).as(key).isFalse();
                if (!input.isRequired()) assertThat(input.getType()).as(key).isNotEqualTo(java.io.File.class);
            }
        }
    }
}
