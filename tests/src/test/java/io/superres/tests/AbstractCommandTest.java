package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.Command;

/**
 * What a user recorded does the same again in the real ImageJ without a window. Every command has a subclass, named like
 * it with {@code Test} at the end.
 */
abstract class AbstractCommandTest {
    @TempDir
    Path folder;

    private final Class<? extends Command> command;

    AbstractCommandTest(Class<? extends Command> command) {
        this.command = command;
    }

    /** Macro text that opens what the command works on. */
    abstract String before() throws IOException;

    /** Answers that differ from the standard ones, by parameter. */
    abstract Map<String, String> answers() throws IOException;

    /** Macro text that looks at the effect, and calls {@code exit(message)} if it is not the right one. */
    abstract String after() throws IOException;

    /** What a run prints, at least. */
    List<String> printed() {
        return List.of();
    }

    @Test
    final void theRecordedLineIsReplayed() throws Exception {
        String recorded = Recording.line(command, answers());
        String brief = Recording.shortLine(command, answers());
        assertThat(recorded).startsWith("run(\"SR ");
        ChildJvm child = ChildJvm.run(
                List.of(ChildJvm.HEADLESS, ChildJvm.PATCHABLE, "-Duser.home=" + folder),
                MacroMain.class,
                macro("recorded", recorded),
                macro("brief", brief),
                macro("batch", "setBatchMode(true);\n", recorded));
        assertThat(child.output())
                .contains("recorded.ijm ended: normally")
                .contains("brief.ijm ended: normally")
                .contains("batch.ijm ended: normally");
        assertThat(child.exitCode()).as(child.output()).isZero();
        for (String text : printed()) assertThat(child.output()).containsSubsequence(text, text, text);
    }

    private String macro(String name, String... lines) throws IOException {
        String text = "run(\"Close All\");\n" + before() + String.join("", lines) + after();
        return Files.writeString(folder.resolve(name + ".ijm"), text).toString();
    }
}
