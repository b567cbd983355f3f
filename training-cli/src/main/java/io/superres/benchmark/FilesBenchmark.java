package io.superres.benchmark;

import ij.ImagePlus;
import io.superres.Progress;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.ImagePlusUpscaler;
import io.superres.method.ImageSettings;
import io.superres.method.Methods;
import io.superres.method.SuperResolver;
import java.nio.file.Path;
import java.util.List;

/** The share of reading and writing in a run from file to file. */
final class FilesBenchmark implements Benchmark {
    @Override
    public String topic() {
        return "file to file";
    }

    @Override
    public List<Row> measure(Setup setup) {
        ImagePlusUpscaler upscaler = new ImagePlusUpscaler(setup.model(), setup.settings(), ImageSettings.STANDARD);
        try (Scratch scratch = Scratch.create();
                SuperResolver resolver = Methods.open(setup.model(), setup.settings())) {
            Path in = scratch.image(setup.size());
            Path out = scratch.file("out.tif");
            ImagePlus lr = ImageFiles.open(in);
            ImagePlus hr = upscaler.upscale(lr, resolver, Progress.NONE);
            Race race = setup.race(List.of(
                    new Race.Variant("read", () -> ImageFiles.open(in)),
                    new Race.Variant("enlarge", () -> upscaler.upscale(lr, resolver, Progress.NONE)),
                    new Race.Variant("write", () -> ImageFiles.save(hr, out))));
            Cost files = race.median("read").plus(race.median("write"));
            Cost share = files.over(files.plus(race.median("enlarge")));
            return List.of(Row.of(topic(), "share of reading and writing", share.map(part -> 100 * part), "%"));
        }
    }
}
