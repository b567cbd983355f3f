package io.superres.imagej;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import ij.plugin.Macro_Runner;
import io.superres.BadInputException;
import io.superres.CancelledException;
import io.superres.SuperresException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Runs a macro in the ImageJ of this JVM, and turns every way in which it can fail into an exception. */
final class MacroRun {
    private static final Pattern EXIT_WITH_MESSAGE = Pattern.compile("\\bexit\\s*\\(\\s*[^)\\s]");
    private static final Pattern EXIT = Pattern.compile("\\bexit\\b");

    /** ImageJ recognises a macro's thread by the end of this name; there, an error stops the macro. */
    private static final String THREAD = "superres Macro$";

    private MacroRun() {}

    static void run(Path file, String argument) {
        String macro = read(file);
        Interpreter interpreter = new Interpreter();
        RuntimeException thrown = interpret(interpreter, file, macro, argument);
        String found = interpreter.getErrorMessage();
        if (new CancelledException().getMessage().equals(found)) throw new CancelledException();
        if (found != null) throw failure(file, "", found, thrown); // ImageJ has printed the line
        if (thrown == null) return;
        String where = " in line " + interpreter.getLineNumber();
        String message = IJ.getErrorMessage();
        if (message != null) throw failure(file, where, message, thrown);
        if (!Macro.MACRO_CANCELED.equals(thrown.getMessage())) throw failure(file, where, thrown.toString(), thrown);
        String line =
                macro.lines().skip(interpreter.getLineNumber() - 1L).findFirst().orElse("");
        if (EXIT_WITH_MESSAGE.matcher(line).find()) throw failure(file, where, line, thrown);
        if (!EXIT.matcher(line).find()) throw new CancelledException();
    }

    /** What the macro ended with; null for its normal end, and for errors that the interpreter itself found. */
    private static RuntimeException interpret(Interpreter interpreter, Path file, String macro, String argument) {
        Thread thread = Thread.currentThread();
        String name = thread.getName();
        thread.setName(THREAD);
        Macro_Runner.setFilePath(file.toAbsolutePath().toString()); // for getInfo("macro.filepath")
        IJ.getErrorMessage(); // forgets older ones
        try {
            interpreter.run(macro, argument);
            return null;
        } catch (RuntimeException e) {
            return e;
        } finally {
            thread.setName(name);
        }
    }

    private static SuperresException failure(Path file, String where, String message, Exception cause) {
        String sentence = message.strip().replaceAll("\\s+", " ");
        return new SuperresException("the macro " + file.getFileName() + " failed" + where + ": " + sentence, cause);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BadInputException("cannot read the macro " + file + ": " + e.getMessage(), e);
        }
    }
}
