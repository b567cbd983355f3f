package io.superres.benchmark;

import io.superres.method.Methods;
import io.superres.method.SuperResolver;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.type.numeric.integer.UnsignedShortType;

/** The pipeline on tiles against one run of ONNX Runtime on the whole plane, on as many threads. */
final class TilingBenchmark implements Benchmark {
    private static final double LIMIT = 1.15;
    private static final List<Integer> TILES = List.of(64, 128, 256);

    @Override
    public String topic() {
        return "tiled / one untiled run";
    }

    @Override
    public List<Row> measure(Setup setup) {
        List<Race.Variant> variants = new ArrayList<>();
        List<SuperResolver> opened = new ArrayList<>();
        int threads = setup.settings().threads();
        try (BareRuntime untiled = BareRuntime.oneByOne(
                setup.model().graph(), setup.settings().session(), List.of(Job.untiled(setup)), threads)) {
            variants.add(new Race.Variant("untiled", untiled::run));
            for (int tile : TILES) {
                SuperResolver resolver =
                        Methods.open(setup.model(), setup.withTile(tile).settings());
                opened.add(resolver);
                variants.add(new Race.Variant(
                        "tiles of at most " + tile,
                        PipelineBenchmark.upscaling(resolver, new UnsignedShortType(), setup.size())));
            }
            Race race = setup.race(variants);
            List<Row> rows = new ArrayList<>();
            for (Race.Variant variant : variants.subList(1, variants.size())) {
                String what = variant.name() + " at " + setup.size() + " x " + setup.size();
                rows.add(Row.of(topic(), what, race.ratio(variant.name(), "untiled"), "x"));
            }
            rows.set(rows.size() - 1, rows.get(rows.size() - 1).atMost(LIMIT));
            return rows;
        } finally {
            opened.forEach(SuperResolver::close);
        }
    }
}
