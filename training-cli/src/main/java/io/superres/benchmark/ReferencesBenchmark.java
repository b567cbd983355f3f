package io.superres.benchmark;

import io.superres.Progress;
import io.superres.image.Plane;
import io.superres.method.MethodSettings;
import io.superres.method.Methods;
import io.superres.method.ReferenceImage;
import io.superres.method.Shown;
import io.superres.method.Source;
import io.superres.method.SuperResolver;
import io.superres.method.Upscaler;
import io.superres.method.e2ent2.Matching;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

/** What references cost, and how much a fast search finds of what an exact one does. */
final class ReferencesBenchmark implements Benchmark {
    private static final String MODEL = "e2ent2-x4";

    @Override
    public String topic() {
        return "references";
    }

    @Override
    public List<Row> measure(Setup setup) {
        if (ModelRegistry.standard().location(MODEL).isEmpty()) return List.of();
        Model model = ModelRegistry.standard().find(MODEL);
        Img<FloatType> lr = TestImages.waves(new FloatType(), setup.size() / 2);
        MethodSettings given = MethodSettings.with(List.of(reference(setup.size())));
        MethodSettings map = given.showing(Shown.CONFIDENCE);
        try (SuperResolver alone = open(model, setup, MethodSettings.NONE);
                SuperResolver guided = open(model, setup, given.matching(Matching.EXACT));
                SuperResolver exact = open(model, setup, map.matching(Matching.EXACT));
                SuperResolver fast = open(model, setup, map.matching(Matching.FAST))) {
            Race race = setup.race(List.of(
                    new Race.Variant("alone", () -> run(alone, lr)),
                    new Race.Variant("guided", () -> run(guided, lr)),
                    new Race.Variant("exact", () -> run(exact, lr)),
                    new Race.Variant("fast", () -> run(fast, lr))));
            double found = mean(run(fast, lr)) / mean(run(exact, lr));
            String sizes = setup.size() / 2 + " x " + setup.size() / 2 + " pixels, reference of " + setup.size() + " x "
                    + setup.size();
            return List.of(
                    Row.of(topic(), "with a reference / without, " + sizes, race.ratio("guided", "alone"), "x"),
                    Row.of(topic(), "fast search / exact search", race.ratio("fast", "exact"), "x"),
                    Row.of(
                                    topic(),
                                    "similarity found by fast search / by exact search",
                                    new Cost(found, Double.NaN),
                                    "x")
                            .atLeast(0.98));
        }
    }

    private static ReferenceImage reference(int size) {
        Plane plane = Plane.empty(size, size);
        int i = 0;
        for (FloatType pixel : TestImages.waves(new FloatType(), size)) plane.pixels()[i++] = pixel.get();
        return new ReferenceImage(Source.window("waves"), List.of(plane));
    }

    private static SuperResolver open(Model model, Setup setup, MethodSettings wishes) {
        return Methods.open(model, setup.settings(), wishes);
    }

    private static Img<FloatType> run(SuperResolver resolver, Img<FloatType> lr) {
        return Upscaler.of(resolver).upscale(lr, Progress.NONE).image();
    }

    private static double mean(Img<FloatType> image) {
        double sum = 0;
        for (FloatType pixel : image) sum += pixel.get();
        return sum / image.size();
    }
}
