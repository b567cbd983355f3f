package io.superres.fiji.adapt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.superres.BadInputException;
import io.superres.CancelledException;
import io.superres.Progress;
import io.superres.SuperresException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of {@code superres adapt}.
 *
 * @param program how it is started
 * @param model to fit
 * @param id of the fitted model
 * @param images folder of LR images
 * @param out folder for everything that it writes; new
 * @param steps of fitting
 * @param minutes that it may take
 */
public record Fitting(
        TrainingProgram program, String model, String id, Path images, Path out, int steps, double minutes) {
    private static final Pattern STEPS = Pattern.compile("^steps (\\d+)/(\\d+) .*");
    private static final Pattern MEASURED = Pattern.compile("^step \\d+: .*");
    private static final String FAILURE = "superres: ";
    private static final int USAGE = 2;
    private static final int TIDY_UP_SECONDS = 60;
    private static final int PAUSE_MILLIS = 200;

    /**
     * What came of it.
     *
     * @param folder of the model
     * @param report what the program found, as its file says it
     */
    public record Result(Path folder, JsonNode report) {}

    /**
     * Runs to the end.
     *
     * @param note told what the program says
     * @param measured told that held-out images have been measured: {@code training.json} in {@link #out} has grown
     * @throws CancelledException if {@code progress} asked to stop; no model is written then
     * @throws BadInputException if the program refuses the input, in its words
     * @throws SuperresException if it fails otherwise
     */
    public Result run(Progress progress, Consumer<String> note, Runnable measured) {
        Path json = out.resolve("report.json");
        List<String> command = new ArrayList<>(program.command());
        command.addAll(List.of("adapt", "--model", model, "--name", id, "--data", images.toString()));
        command.addAll(List.of("--out", out.toString(), "--json", json.toString()));
        command.addAll(List.of("--steps", Integer.toString(steps), "--minutes", Double.toString(minutes)));
        String failure = "no reason given";
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
                while (process.isAlive() || lines.ready()) {
                    if (progress.cancelled()) throw stopped(process);
                    if (!lines.ready()) {
                        process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                        continue;
                    }
                    String line = lines.readLine();
                    if (line.startsWith(FAILURE)) failure = line.substring(FAILURE.length());
                    else heard(line, progress, note, measured);
                }
            } finally {
                process.destroy();
            }
            if (process.exitValue() == USAGE) throw new BadInputException(failure);
            if (process.exitValue() != 0) throw new SuperresException("fitting the model failed: " + failure);
            JsonNode report = new ObjectMapper().readTree(json.toFile());
            return new Result(Path.of(report.path("model").asText()), report);
        } catch (IOException e) {
            throw new SuperresException("the program superres cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuperresException("interrupted while a model was being fitted", e);
        }
    }

    private static void heard(String line, Progress progress, Consumer<String> note, Runnable measured) {
        Matcher steps = STEPS.matcher(line);
        if (steps.matches()) {
            progress.update(Long.parseLong(steps.group(1)), Long.parseLong(steps.group(2)));
            return;
        }
        if (MEASURED.matcher(line).matches()) measured.run();
        if (!line.isBlank()) note.accept(line);
    }

    private static CancelledException stopped(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(TIDY_UP_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
        return new CancelledException();
    }

    /** The picture of results before and after fitting, as they were when the model was taken. */
    public Path picture(Result result) throws IOException {
        Path pictures = out.resolve("pictures");
        Path taken = pictures.resolve(String.format(
                Locale.ROOT, "step-%09d.png", result.report().path("step").asLong()));
        if (Files.exists(taken)) return taken;
        try (var files = Files.list(pictures)) {
            return files.sorted().reduce((a, b) -> b).orElseThrow();
        }
    }
}
