package io.superres.cli;

import ij.ImagePlus;
import io.superres.Progress;
import io.superres.fiji.batch.InputImage;
import io.superres.fiji.batch.InputImages;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.ImagePlusUpscaler;
import io.superres.method.MethodSettings;
import io.superres.method.Shown;
import io.superres.method.SuperResolver;
import io.superres.model.Model;
import io.superres.quality.Auc;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code superres familiarity} */
@Command(
        name = "familiarity",
        description = {
            "Measures how far images lie from what a model with a codebook knows: the mean distance of their features from "
                    + "the entries that stand for them, 0 to 1.",
            "With two groups of images it also tells how well this number separates them (AUC: 1 always, 0.5 not at all).",
            "Of stacks, all planes count."
        },
        mixinStandardHelpOptions = true)
final class FamiliarityCommand implements Callable<Integer> {
    @Option(
            names = "--images",
            required = true,
            paramLabel = "DIR",
            description = "folder of LR images (with sub-folders), or one image")
    private Path images;

    @Option(names = "--others", paramLabel = "DIR", description = "images that should lie farther away")
    private Path others;

    @Mixin
    private ModelOptions options;

    @Option(names = "--json", paramLabel = "OUT", description = "write the numbers, as JSON")
    private Path json;

    /** One image. */
    private record Line(String name, double distance) {}

    @Override
    public Integer call() {
        Model model = options.model();
        List<Path> known = files(images);
        List<Path> strange = others == null ? List.of() : files(others);
        Json.checkPlace(json, known);
        Json.checkPlace(json, strange);
        Json.checkPlace(json, List.of(model.location()));
        try (Console console = new Console("images")) {
            ImagePlusUpscaler upscaler = new ImagePlusUpscaler(
                    model,
                    options.settings(console::note),
                    options.treatment(),
                    MethodSettings.NONE.showing(Shown.DISTANCE));
            int total = known.size() + strange.size();
            List<Line> first = new ArrayList<>();
            List<Line> second = new ArrayList<>();
            try (SuperResolver resolver = upscaler.open()) {
                for (Path file : known) {
                    first.add(line(upscaler, resolver, file, console));
                    console.update(first.size(), total);
                }
                for (Path file : strange) {
                    second.add(line(upscaler, resolver, file, console));
                    console.update(first.size() + second.size(), total);
                }
            }
            report(first, second);
        }
        return 0;
    }

    private static List<Path> files(Path folder) {
        return InputImages.find(List.of(folder.toString()), null).stream()
                .map(InputImage::file)
                .toList();
    }

    private static Line line(ImagePlusUpscaler upscaler, SuperResolver resolver, Path file, Console console) {
        console.checkCancelled();
        ImagePlus map = upscaler.upscale(ImageFiles.open(file), resolver, Progress.NONE);
        double sum = 0;
        for (int i = 1; i <= map.getStackSize(); i++)
            sum += map.getStack().getProcessor(i).getStatistics().mean / map.getStackSize();
        double most =
                switch (map.getBitDepth()) {
                    case 8, 24 -> 255;
                    case 16 -> 65535;
                    default -> 1;
                };
        return new Line(file.getFileName().toString(), sum / most);
    }

    private void report(List<Line> first, List<Line> second) {
        Map<String, Object> found = new LinkedHashMap<>();
        print(first, "");
        found.put("images", first);
        found.put("mean", mean(first));
        if (!second.isEmpty()) {
            print(second, " of the others");
            double auc = Auc.of(distances(first), distances(second));
            System.out.println(String.format(Locale.ROOT, "%.3f AUC", auc));
            found.put("others", second);
            found.put("mean_others", mean(second));
            found.put("auc", auc);
        }
        if (json != null) Json.write(found, json);
    }

    private static void print(List<Line> lines, String of) {
        for (Line line : lines) System.out.println(String.format(Locale.ROOT, "%.4f %s", line.distance(), line.name()));
        System.out.println(String.format(Locale.ROOT, "%.4f mean%s", mean(lines), of));
    }

    private static List<Double> distances(List<Line> lines) {
        return lines.stream().map(Line::distance).toList();
    }

    private static double mean(List<Line> lines) {
        return lines.stream().mapToDouble(Line::distance).average().orElse(0);
    }
}
