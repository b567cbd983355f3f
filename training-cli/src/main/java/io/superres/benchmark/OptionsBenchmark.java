package io.superres.benchmark;

import io.superres.image.RangeChoice;
import io.superres.method.Methods;
import io.superres.method.SuperResolver;
import io.superres.method.Upscaler;
import io.superres.session.Precision;
import io.superres.session.SessionSettings;
import io.superres.tile.TileSettings;
import java.util.List;
import net.imglib2.type.numeric.integer.UnsignedShortType;

/** What options that users may choose cost, against the pipeline without them. */
final class OptionsBenchmark implements Benchmark {
    @Override
    public String topic() {
        return "options / without";
    }

    @Override
    public List<Row> measure(Setup setup) {
        try (SuperResolver plain = open(setup, Precision.SINGLE, false);
                SuperResolver half = open(setup, Precision.HALF, false);
                SuperResolver safe = open(setup, Precision.SINGLE, true)) {
            Upscaler preserving = new Upscaler(plain, RangeChoice.AUTO, true, -1, false);
            Race race = setup.race(List.of(
                    new Race.Variant("plain", upscaling(Upscaler.of(plain), setup)),
                    new Race.Variant("preserving", upscaling(preserving, setup)),
                    new Race.Variant("half", upscaling(Upscaler.of(half), setup)),
                    new Race.Variant("safe", upscaling(Upscaler.of(safe), setup))));
            return List.of(
                    Row.of(topic(), "LR pixels kept as means", race.ratio("preserving", "plain"), "x"),
                    Row.of(topic(), "half precision on " + half.device(), race.ratio("half", "plain"), "x"),
                    Row.of(
                            topic(),
                            "safe mode: networks in another process",
                            // The CPU time of another process is not known.
                            new Cost(race.ratio("safe", "plain").wall(), Double.NaN),
                            "x"));
        }
    }

    private static SuperResolver open(Setup setup, Precision precision, boolean safe) {
        SessionSettings session = setup.settings().session();
        return Methods.open(
                setup.model(),
                new TileSettings(
                        new SessionSettings(session.device(), precision, safe, session.note()),
                        setup.settings().tile(),
                        setup.settings().threads()));
    }

    private static Runnable upscaling(Upscaler upscaler, Setup setup) {
        return PipelineBenchmark.upscaling(upscaler, new UnsignedShortType(), setup.size());
    }
}
