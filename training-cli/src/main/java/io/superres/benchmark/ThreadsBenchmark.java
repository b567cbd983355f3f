package io.superres.benchmark;

import io.superres.method.Methods;
import io.superres.method.SuperResolver;
import java.util.List;
import net.imglib2.type.numeric.integer.UnsignedShortType;

/** What more threads gain. */
final class ThreadsBenchmark implements Benchmark {
    @Override
    public String topic() {
        return "threads";
    }

    @Override
    public List<Row> measure(Setup setup) {
        int threads = setup.settings().threads();
        try (SuperResolver one =
                        Methods.open(setup.model(), setup.withThreads(1).settings());
                SuperResolver all = Methods.open(setup.model(), setup.settings())) {
            UnsignedShortType type = new UnsignedShortType();
            Race race = setup.race(List.of(
                    new Race.Variant("one", PipelineBenchmark.upscaling(one, type, setup.size())),
                    new Race.Variant("all", PipelineBenchmark.upscaling(all, type, setup.size()))));
            double megapixels = 1e-6 * setup.size() * setup.size();
            return List.of(
                    Row.of(topic(), "1 thread / " + threads, race.ratio("one", "all"), "x"),
                    Row.of(
                            topic(),
                            "LR pixels enlarged on " + threads,
                            race.median("all").map(seconds -> megapixels / seconds),
                            "MP/s"));
        }
    }
}
