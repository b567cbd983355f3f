package io.superres.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Everything that is measured. */
public final class Benchmarks {
    private static final List<Benchmark> ALL = List.of(
            new PipelineBenchmark(),
            new TilingBenchmark(),
            new HaloBenchmark(),
            new ArithmeticBenchmark(),
            new ThreadsBenchmark(),
            new OptionsBenchmark(),
            new ReferencesBenchmark(),
            new FilesBenchmark(),
            new HeapBenchmark(),
            new StartBenchmark());

    private Benchmarks() {}

    /**
     * Takes minutes.
     *
     * @param note told what is measured next
     * @throws io.superres.BadInputException if the model looks at whole images at once
     * @throws io.superres.CancelledException if the setup's progress asked to stop
     */
    public static Report run(Setup setup, Consumer<String> note) {
        setup.field();
        Machine machine = Machine.here();
        List<Row> rows = new ArrayList<>();
        for (Benchmark benchmark : ALL) {
            note.accept("measuring: " + benchmark.topic());
            rows.addAll(benchmark.measure(setup));
        }
        return new Report(machine, setup, rows);
    }
}
