package io.superres.tests.fuzz;

import io.superres.BadInputException;
import io.superres.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The command line, given words that nobody should type. */
final class CommandLines {
    /** Places below the current folder are the only ones that words may name. */
    private static final String OUTSIDE = "/|\\.\\.";

    private CommandLines() {}

    /**
     * Runs the words in a file, one in each line, in the current folder, where {@code in} holds images of many kinds.
     *
     * @throws BadInputException with what the command said if it failed as commands should
     */
    static void run(Path file) throws IOException {
        String[] words =
                new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("[\\x00-\\x1F\\x7F-\\x9F]", -1);
        for (String word : words)
            if (word.replaceAll("(in|out)/", "").split(OUTSIDE, -1).length > 1)
                throw new BadInputException("the word leads elsewhere");
        try (Workspace workspace = Workspace.around(file)) {
            Failure failure = execute(words);
            workspace.check(List.of(words), failure == null);
            if (failure != null) failure.report();
        }
    }

    /** Runs one command line; see {@link #run(Path)}. */
    static void run(String... words) {
        Failure failure = execute(words);
        if (failure != null) failure.report();
    }

    /** How a command failed: its standard error, and the end of its standard output. */
    private record Failure(int exit, String text, String last) {
        void report() {
            boolean someFiles = exit == 1 && last.matches("\\d+ done, \\d+ skipped, [1-9]\\d* failed");
            if (someFiles && !text.contains("superres: ") && !text.contains("\tat "))
                throw new BadInputException("some files failed");
            List<String> sentences =
                    text.lines().filter(line -> line.startsWith("superres: ")).toList();
            if (exit < 1 || exit > 2 || sentences.size() != 1 || text.contains("\tat ") || text.contains("unexpected"))
                throw new AssertionError("exit code " + exit + ": " + text);
            throw new BadInputException(sentences.get(0).substring("superres: ".length()));
        }
    }

    /** @return null if it went well */
    private static Failure execute(String... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
            int exit = Main.run(words);
            String text = said.toString(StandardCharsets.UTF_8);
            if (exit == 0 && text.contains("\tat ")) throw new AssertionError(Arrays.toString(words) + ": " + text);
            String last = printed.toString(StandardCharsets.UTF_8).lines().reduce("", (before, line) -> line);
            return exit == 0 ? null : new Failure(exit, text, last);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
