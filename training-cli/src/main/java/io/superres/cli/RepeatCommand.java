package io.superres.cli;

import io.superres.SuperresException;
import io.superres.fiji.batch.Job;
import io.superres.fiji.batch.Jobs;
import io.superres.fiji.batch.Repetition;
import io.superres.fiji.image.FileUpscaler;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.ImagePlusUpscaler;
import io.superres.method.SuperResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code superres repeat} */
@Command(
        name = "repeat",
        description = {
            "Makes a result again from what its header tells: the same input, model and settings.",
            "On the same machine, with the same version of this program, every byte is the same."
        },
        mixinStandardHelpOptions = true)
final class RepeatCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "a file that 'superres upscale' wrote")
    private Path result;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT",
            description = "a file ending in .tif, .png or .jpg")
    private Path output;

    @Override
    public Integer call() {
        Repetition repetition = Repetition.of(result);
        Jobs.toFile(result, output);
        Job job = Jobs.toFile(repetition.input(), output);
        try (Console console = new Console("tiles")) {
            ImagePlusUpscaler upscaler = repetition.upscaler(console::note);
            try (SuperResolver resolver = upscaler.open()) {
                List<String> differences = repetition.differences(resolver);
                if (!differences.isEmpty())
                    console.note("pixels may differ a little: " + String.join(", ", differences));
                ImageFiles.removeUnfinished(output);
                new FileUpscaler(upscaler).upscale(job.input(), output, resolver, console);
            }
            console.note(
                    Files.mismatch(result, output) < 0
                            ? "identical to " + result
                            : "not identical to " + result + ", byte for byte");
            console.print(output.toString());
            return 0;
        } catch (IOException e) {
            throw new SuperresException("cannot compare " + output + " with " + result + ": " + e.getMessage(), e);
        }
    }
}
