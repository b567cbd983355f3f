package io.superres.cli;

import ij.ImagePlus;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.ImagePlusUpscaler;
import io.superres.method.Methods;
import io.superres.method.SuperResolver;
import io.superres.model.Model;
import io.superres.tile.TileSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code superres upscale} */
@Command(
        name = "upscale",
        description = "Enlarges images; type, axes and calibration are kept.",
        mixinStandardHelpOptions = true)
final class UpscaleCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "IN", description = "images, folders, or patterns like 'data/*.tif'")
    private List<String> inputs;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT|DIR",
            description = "a file ending in .tif, .png or .jpg, or a folder for <input>-<method>-x<scale>.tif")
    private Path output;

    @Mixin
    private ModelOptions options;

    @Option(names = "--json", paramLabel = "REPORT", description = "write what was done, as JSON")
    private Path json;

    /** One line of the report. */
    private record Done(String input, String output, int width, int height, double seconds, String device) {}

    @Override
    public Integer call() {
        List<Path> files = Inputs.files(inputs);
        Model model = options.model();
        Map<Path, Path> jobs = Outputs.plan(files, output, "-" + model.method() + "-x" + model.scale());
        List<Done> done = new ArrayList<>();
        try (Console console = new Console("tiles")) {
            TileSettings settings = options.settings(console::note);
            ImagePlusUpscaler upscaler = new ImagePlusUpscaler(model, settings, options.treatment());
            try (SuperResolver resolver = Methods.open(model, settings)) {
                for (Map.Entry<Path, Path> job : jobs.entrySet()) {
                    long start = System.nanoTime();
                    ImagePlus image = ImageFiles.open(job.getKey());
                    ImageFiles.checkFits(image, job.getValue());
                    ImagePlus result = upscaler.upscale(image, resolver, console);
                    console.checkCancelled();
                    ImageFiles.save(result, job.getValue());
                    double seconds = (System.nanoTime() - start) / 1e9;
                    done.add(new Done(
                            job.getKey().toString(),
                            job.getValue().toString(),
                            result.getWidth(),
                            result.getHeight(),
                            seconds,
                            resolver.device().toString()));
                    System.out.println(job.getValue());
                }
            }
        }
        if (json != null) Json.write(Map.of("images", done, "model", model.id(), "sha256", model.sha256()), json);
        return 0;
    }
}
