package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.imagej.SciJavaBridge;
import io.superres.imagej.StatusBar;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.MenuEntry;
import org.scijava.MenuPath;
import org.scijava.app.StatusService;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;

/** Fiji finds commands by their annotation, plain ImageJ by a list: the two must agree. */
class MenuTest {

    @Test
    void plainImageJHasEveryCommandOfFiji() throws Exception {
        List<String> expected;
        try (Context context = new Context()) {
            expected = context.service(CommandService.class).getCommands().stream()
                    .filter(command -> command.getClassName().startsWith("io.superres."))
                    .map(MenuTest::entry)
                    .toList();
        }
        assertThat(expected).isNotEmpty();
        try (InputStream list = SciJavaBridge.class.getResourceAsStream("/plugins.config")) {
            assertThat(new String(list.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .filteredOn(line -> !line.startsWith("#") && !line.isBlank())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void plainImageJShowsProgressInTheOrderInWhichItWasMade() {
        try (Context context = new Context()) {
            assertThat(context.service(StatusService.class)).isInstanceOf(StatusBar.class);
        }
    }

    private static String entry(CommandInfo command) {
        MenuPath path = command.getMenuPath();
        String menu = String.join(
                ">",
                path.subList(0, path.size() - 1).stream()
                        .map(MenuEntry::getName)
                        .toList());
        return menu + ", \"" + path.getLeaf().getName() + "\", " + SciJavaBridge.class.getName() + "(\""
                + command.getClassName() + "\")";
    }
}
