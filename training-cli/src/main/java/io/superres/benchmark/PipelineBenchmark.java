package io.superres.benchmark;

import io.superres.Progress;
import io.superres.method.Methods;
import io.superres.method.SuperResolver;
import io.superres.method.Upscaler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.imglib2.img.Img;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;

/** Everything from image to image against ONNX Runtime alone on the same tiles. */
final class PipelineBenchmark implements Benchmark {
    private static final double LIMIT = 1.03;

    /** Below this, the border around a tile is not all that small tiles cost. */
    private static final int SMALLEST_TILE = 128;

    @Override
    public String topic() {
        return "pipeline / ONNX Runtime on the same tiles";
    }

    @Override
    public List<Row> measure(Setup setup) {
        List<Race.Variant> variants = new ArrayList<>();
        List<Job> jobs = Job.tiles(setup);
        try (SuperResolver resolver = Methods.open(setup.model(), setup.settings());
                BareRuntime bare = BareRuntime.sideBySide(
                        setup.model().graph(),
                        setup.settings().session(),
                        jobs,
                        setup.settings().threads())) {
            variants.add(new Race.Variant("bare", bare::run));
            Map<String, Runnable> types = new LinkedHashMap<>();
            types.put("8 bit", upscaling(resolver, new UnsignedByteType(), setup.size()));
            types.put("16 bit", upscaling(resolver, new UnsignedShortType(), setup.size()));
            types.put("float", upscaling(resolver, new FloatType(), setup.size()));
            types.forEach((type, work) -> variants.add(new Race.Variant(type, work)));
            Race race = setup.race(variants);
            List<Row> rows = new ArrayList<>();
            int tile = setup.settings().tile();
            for (String type : types.keySet()) {
                String what = type + ", " + jobs.size() + " tiles of at most " + tile;
                Row row = Row.of(topic(), what, race.ratio(type, "bare"), "x");
                rows.add(tile < SMALLEST_TILE ? row : row.atMost(LIMIT));
            }
            return rows;
        }
    }

    static <T extends NativeType<T> & RealType<T>> Runnable upscaling(SuperResolver resolver, T type, int size) {
        return upscaling(Upscaler.of(resolver), type, size);
    }

    static <T extends NativeType<T> & RealType<T>> Runnable upscaling(Upscaler upscaler, T type, int size) {
        Img<T> image = TestImages.waves(type, size);
        return () -> upscaler.upscale(image, Progress.NONE);
    }
}
