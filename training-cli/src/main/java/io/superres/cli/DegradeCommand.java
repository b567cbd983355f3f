package io.superres.cli;

import ij.ImagePlus;
import io.superres.BadInputException;
import io.superres.degrade.Degradations;
import io.superres.fiji.batch.InputImage;
import io.superres.fiji.batch.InputImages;
import io.superres.fiji.batch.Job;
import io.superres.fiji.batch.Jobs;
import io.superres.fiji.image.ImageFiles;
import io.superres.image.RangeChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code superres degrade} */
@Command(
        name = "degrade",
        description = {
            "Makes LR images from HR images; type, axes, intensities and calibration are kept.",
            "Extents are cut to multiples of the scale. Every plane of a stack is degraded by itself, the colours of RGB "
                    + "together; what is left to chance depends on the seed, the file's name and the plane."
        },
        mixinStandardHelpOptions = true)
final class DegradeCommand implements Callable<Integer> {
    private static final int LARGEST_SCALE = 16;

    @Parameters(
            arity = "1..*",
            paramLabel = "IN",
            description = "images, folders with their sub-folders, or patterns like 'data/**/*.tif'")
    private List<String> inputs;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT|DIR",
            description = "a file ending in .tif, .png or .jpg, or a folder for <input>-<kind>-lr-x<scale>.tif")
    private Path output;

    @Option(
            names = "--hr-out",
            paramLabel = "OUT|DIR",
            description = "where to write the truth as well: the HR image, cut, and sharpened if the kind says so")
    private Path truth;

    @Option(names = "--kind", required = true, paramLabel = "KIND", description = "how, see below")
    private String kind;

    @Option(names = "--scale", required = true, paramLabel = "N", description = "HR pixels per LR pixel, 1 to 16")
    private int scale;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "default: 1")
    private long seed;

    @Option(
            names = "--range",
            defaultValue = "auto",
            paramLabel = "RANGE",
            description =
                    "pixel values that count as black and white: auto (default), type, or LO,HI. auto is 0 to 255 for "
                            + "8 bits; for 16 and 32 bits it is the 0.1 to the 99.9 percentile of each channel. The bsrgan and "
                            + "second-order kinds cut off what lies outside, the bsrgan kinds leave 256 levels in between.")
    private String range;

    @Option(names = "--json", paramLabel = "REPORT", description = "write what was done, as JSON")
    private Path json;

    /** One line of the report. */
    private record Done(String input, String output, String truth, int width, int height, double seconds) {}

    @Spec
    void listKinds(CommandSpec spec) {
        spec.usageMessage()
                .sectionMap()
                .put(
                        UsageMessageSpec.SECTION_KEY_FOOTER,
                        help -> String.format("%nKinds:%n")
                                + help.createTextTable(Degradations.summaries())
                                + String.format("%nSteps that may follow, such as psf:3+noise:4+jpeg:60:%n")
                                + help.createTextTable(Degradations.steps()));
    }

    @Override
    public Integer call() {
        if (scale < 1 || scale > LARGEST_SCALE)
            throw new BadInputException("the scale must be 1 to " + LARGEST_SCALE + ", not " + scale);
        ImageDegrader degrader = new ImageDegrader(Loss.of(kind, seed), scale, RangeChoice.parse(range));
        List<InputImage> files = InputImages.find(inputs, output);
        String name = "-" + kind.replace(':', '-').replace('+', '-');
        Map<Path, Path> jobs = plan(files, output, name + "-lr-x" + scale);
        Map<Path, Path> truths = truth == null ? Map.of() : plan(files, truth, name + "-hr");
        if (truths.values().stream().anyMatch(jobs::containsValue))
            throw new BadInputException("the truth and the result would both be written to " + truth);
        Json.checkPlace(
                json,
                Stream.of(jobs.keySet(), jobs.values(), truths.values())
                        .flatMap(Collection::stream)
                        .toList());
        List<Done> done = new ArrayList<>();
        try (Console console = new Console("planes")) {
            for (Path file : jobs.keySet()) {
                long start = System.nanoTime();
                ImagePlus image = ImageFiles.open(file);
                ImageFiles.checkFits(image, jobs.get(file));
                if (truth != null) ImageFiles.checkFits(image, truths.get(file));
                ImageDegrader.Result result =
                        degrader.degrade(image, file.getFileName().toString(), console);
                ImageFiles.save(result.lr(), jobs.get(file));
                if (truth != null) ImageFiles.save(result.hr(), truths.get(file));
                done.add(new Done(
                        file.toString(),
                        jobs.get(file).toString(),
                        truth == null ? null : truths.get(file).toString(),
                        result.lr().getWidth(),
                        result.lr().getHeight(),
                        (System.nanoTime() - start) / 1e9));
                System.out.println(jobs.get(file));
            }
        }
        if (json != null) Json.write(report(done), json);
        return 0;
    }

    private static Map<Path, Path> plan(List<InputImage> files, Path output, String suffix) {
        Map<Path, Path> results = new LinkedHashMap<>();
        for (Job job : Jobs.plan(files, output, suffix)) results.put(job.input(), job.output());
        return results;
    }

    private Map<String, Object> report(List<Done> done) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("kind", kind);
        report.put("scale", scale);
        report.put("seed", seed);
        report.put("images", done);
        return report;
    }
}
