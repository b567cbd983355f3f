package io.superres.tests.fuzz;

import io.superres.SuperresException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Runs cases of one subject. Arguments: subject, first number, last number (exclusive), folder. In the folder it works
 * in {@code box}, writes the number of the case it is at to {@code at}, and appends what went wrong to
 * {@code findings-SUBJECT}, and the numbers of files accepted and refused to {@code counts}. A single case is replayed by giving
 * its number and the next.
 */
final class Fuzzer {
    private static final int SECONDS = 20;
    private static final Pattern JAVA = Pattern.compile("\\bjava\\.|\\.[A-Z]\\w*(Exception|Error)\\b");
    private static final Pattern NULL = Pattern.compile("\\bnull\\b");

    private final Path folder;
    private final PrintStream console = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Thread[] worker = new Thread[1];
    private final ExecutorService pool = Executors.newSingleThreadExecutor(work -> {
        worker[0] = new Thread(work, "case");
        worker[0].setDaemon(true);
        return worker[0];
    });

    private Fuzzer(Path folder) {
        this.folder = folder;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    public static void main(String[] arguments) throws IOException {
        Subject subject = Subject.valueOf(arguments[0]);
        int end = Integer.parseInt(arguments[2]);
        Fuzzer fuzzer = new Fuzzer(Path.of(arguments[3]));
        int accepted = 0;
        int number = Integer.parseInt(arguments[1]);
        int first = number;
        try {
            for (; number < end; number++) if (fuzzer.accepts(new FuzzCase(subject, number))) accepted++;
        } catch (Throwable e) {
            e.printStackTrace(fuzzer.console);
            Runtime.getRuntime().halt(1);
        }
        append(fuzzer.folder.resolve("counts"), accepted + " " + (number - first - accepted) + "\n");
        Runtime.getRuntime().exit(0);
    }

    private boolean accepts(FuzzCase one) throws IOException {
        Files.writeString(folder.resolve("at"), Integer.toString(one.number()));
        byte[] bytes = one.bytes();
        Path file = folder.resolve("box").resolve(one.subject().file());
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        out.reset();
        err.reset();
        boolean accepted = false;
        Future<?> reading = pool.submit(() -> {
            one.subject().read(file);
            return null;
        });
        try {
            reading.get(SECONDS, TimeUnit.SECONDS);
            accepted = true;
        } catch (ExecutionException e) {
            judge(one, bytes, e.getCause());
        } catch (TimeoutException e) {
            Exception where = new Exception("no end after " + SECONDS + " s");
            where.setStackTrace(worker[0].getStackTrace());
            finding(one, bytes, where);
            Runtime.getRuntime().halt(0);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (out.size() > 0) finding(one, bytes, new Exception("standard output: " + out));
        if (err.toString(StandardCharsets.UTF_8).contains("\tat "))
            finding(one, bytes, new Exception("standard error: " + err));
        return accepted;
    }

    private void judge(FuzzCase one, byte[] bytes, Throwable failure) throws IOException {
        String message = failure.getMessage();
        boolean sentence = failure instanceof SuperresException
                && message != null
                && (message.contains("damaged") || !one.subject().namesFile())
                && message.length() <= 1000
                && message.chars().noneMatch(Character::isISOControl)
                && !JAVA.matcher(message).find()
                && !NULL.matcher(message).find();
        if (!sentence) finding(one, bytes, failure);
    }

    private void finding(FuzzCase one, byte[] bytes, Throwable what) throws IOException {
        Path kept = folder.resolve(one.subject() + "-" + one.number());
        Files.write(kept, bytes);
        StringWriter text = new StringWriter();
        text.append("== ").append(one.toString()).append("\n");
        if (what instanceof StackOverflowError)
            what.setStackTrace(Arrays.copyOf(what.getStackTrace(), Math.min(40, what.getStackTrace().length)));
        what.printStackTrace(new PrintWriter(text, true));
        append(folder.resolve("findings-" + one.subject()), text.toString());
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
