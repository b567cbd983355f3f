package io.superres.benchmark;

import io.superres.onnx.ReceptiveField;
import java.util.ArrayList;
import java.util.List;

/** What the halo around a tile costs, against what its area says: {@code ((t + 2h) / t)^2}. */
final class HaloBenchmark implements Benchmark {
    /** Larger than the area says only by what ONNX Runtime does once for each run. */
    private static final double LIMIT = 1.1;

    private static final List<Integer> TILES = List.of(64, 128, 256);

    @Override
    public String topic() {
        return "halo";
    }

    @Override
    public List<Row> measure(Setup setup) {
        ReceptiveField.Finite field = setup.field();
        List<Row> rows = new ArrayList<>();
        for (int tile : TILES) {
            int extent = tile + 2 * field.halo();
            try (BareRuntime alone = single(setup, tile);
                    BareRuntime surrounded = single(setup, extent)) {
                Race race = setup.race(List.of(
                        new Race.Variant("alone", alone::run), new Race.Variant("surrounded", surrounded::run)));
                Cost ratio = race.ratio("surrounded", "alone");
                double predicted = (double) extent * extent / ((double) tile * tile);
                String what = "tile " + tile + " with halo " + field.halo();
                rows.add(Row.of(topic(), what + " / without", ratio, "x"));
                rows.add(Row.of(topic(), what + ", measured / predicted", ratio.map(r -> r / predicted), "x")
                        .atMost(LIMIT));
            }
        }
        return rows;
    }

    private static BareRuntime single(Setup setup, int extent) {
        List<Job> jobs = List.of(Job.image(setup.model(), extent, extent));
        return BareRuntime.sideBySide(setup.model().graph(), setup.settings().session(), jobs, 1);
    }
}
