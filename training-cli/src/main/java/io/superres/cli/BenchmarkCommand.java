package io.superres.cli;

import io.superres.SuperresException;
import io.superres.WholeFile;
import io.superres.benchmark.Benchmarks;
import io.superres.benchmark.Effort;
import io.superres.benchmark.Report;
import io.superres.benchmark.Setup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code superres benchmark} */
@Command(
        name = "benchmark",
        description = {
            "Measures speed and memory on this machine, beside what they should be.",
            "Takes some minutes; other programs that run meanwhile disturb the times by the clock."
        },
        mixinStandardHelpOptions = true)
final class BenchmarkCommand implements Callable<Integer> {
    private static final int SIZE = 512;
    private static final int QUICK_SIZE = 256;

    @Mixin
    private ModelOptions options;

    @Option(names = "--size", paramLabel = "N", defaultValue = "0", description = "extent of the images (default: 512)")
    private int size;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "0",
            description = "how often each variant is measured (default: 9)")
    private int rounds;

    @Option(names = "--quick", description = "three rounds on images of 256 pixels: good to about ten per cent")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "write the numbers, as JSON")
    private Path json;

    @Option(names = "--markdown", paramLabel = "FILE", description = "write the table as a page of documentation")
    private Path markdown;

    @Override
    public Integer call() {
        Json.checkPlace(json, List.of());
        Json.checkPlace(markdown, json == null ? List.of() : List.of(json));
        Effort effort = quick ? Effort.QUICK : Effort.THOROUGH;
        try (Console console = new Console("benchmark")) {
            Setup setup = new Setup(
                    options.model(),
                    options.settings(console::note),
                    size != 0 ? size : quick ? QUICK_SIZE : SIZE,
                    rounds == 0 ? effort : effort.withRounds(rounds),
                    console);
            Report report = Benchmarks.run(setup, console::note);
            System.out.print(report.text());
            if (json != null) Json.write(report.json(), json);
            if (markdown != null) write(report.markdown(), markdown);
        }
        return 0;
    }

    private static void write(String page, Path file) {
        try {
            WholeFile.write(file, page.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new SuperresException("could not write " + file + ": " + e.getMessage(), e);
        }
    }
}
