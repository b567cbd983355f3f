package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.superres.fiji.SingleImageCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real ImageJ with its windows, on whatever display there is. */
class GuiTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void needsDisplay() {
        String os = System.getProperty("os.name");
        boolean ownDisplay = os.startsWith("Windows") || os.startsWith("Mac");
        assumeTrue(ownDisplay || System.getenv("DISPLAY") != null, "no display; start Xvfb and set DISPLAY");
    }

    @Test
    void dialogEnlargesIsRecordedAndStopsOnEscape() throws Exception {
        String model = TinyModel.write(folder).toString();
        ChildJvm child = ChildJvm.run(
                List.of("-Djava.awt.headless=false", "-Duser.home=" + folder),
                GuiMain.class,
                model,
                Path.of("target", "screenshots").toString(),
                TinyE2ent2.write(folder).toString());

        assertThat(child.exitCode()).as(child.output()).isZero();
        assertThat(child.output())
                .contains("result 128 x 96, current true")
                .contains("after Escape 0 more windows")
                .contains("reference sharp cells")
                .contains("guided 80 x 60")
                .contains("off the event thread: 0");
        String recorded = child.output()
                .lines()
                .filter(line -> line.startsWith("run("))
                .findFirst()
                .orElseThrow();
        String expected =
                Recording.line(SingleImageCommand.class, Map.of("image", "cells", "scale", "2", "model", model));
        assertThat(words(recorded)).containsExactlyInAnyOrderElementsOf(words(expected));
    }

    /** The answers in a macro line; the dialog has its own order. */
    private static List<String> words(String line) {
        return List.of(line.replaceFirst("^.*\", \"", "")
                .replaceFirst("\"\\);\\s*$", "")
                .split(" "));
    }
}
