package io.superres.train;

import io.superres.train.report.Album;
import io.superres.train.report.Report;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps the record of a run and writes it, with pictures and report, after each measurement. */
final class Journal {
    private static final String LOSS = "loss";
    private static final int MOST_PICTURES = 12;

    private final Run run;
    private final TrainingListener listener;
    private final Tally tally = new Tally();
    private final Album album;
    private final double secondsBefore;
    private final long start = System.nanoTime();
    private TrainingRecord record;
    private long lastTime = start;
    private int stepsSince;

    Journal(Run run, TrainingRecord record, TrainingListener listener) {
        this.run = run;
        this.record = record;
        this.listener = listener;
        album = new Album(run.out().resolve("pictures"), MOST_PICTURES);
        secondsBefore = record.seconds();
    }

    void step(StepReport report) {
        tally.add(LOSS, report.loss());
        report.values().forEach(tally::add);
        stepsSince++;
    }

    void validated(long step, Validated found) throws IOException {
        long now = System.nanoTime();
        Map<String, Double> more = new LinkedHashMap<>(tally.means());
        more.remove(LOSS);
        more.put("steps per second", stepsSince / Math.max(1e-9, (now - lastTime) / 1e9));
        more.putAll(found.more());
        double loss = tally.mean(LOSS);
        record = record.with(
                new TrainingRecord.Measurement(step, loss, found.psnr(), found.bicubicPsnr(), more),
                secondsBefore + (now - start) / 1e9);
        record.write(run.record());
        album.add(step, found.pictures());
        new Report(record, album.pages()).write(run.out().resolve("report.html"));
        listener.note(line(step, loss, found));
        tally.clear();
        stepsSince = 0;
        lastTime = System.nanoTime();
    }

    private static String line(long step, double loss, Validated found) {
        String line = String.format(Locale.ROOT, "step %d: loss %.5f", step, loss);
        if (found.psnr() != null)
            line += String.format(
                    Locale.ROOT, ", held-out PSNR %.3f dB, bicubic %.3f dB", found.psnr(), found.bicubicPsnr());
        return line
                + found.more().entrySet().stream()
                        .map(e -> String.format(Locale.ROOT, ", %s %.4g", e.getKey(), e.getValue()))
                        .collect(Collectors.joining());
    }

    TrainingRecord record() {
        return record;
    }
}
