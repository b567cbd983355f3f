package io.superres.cli;

import io.superres.BadInputException;
import io.superres.Names;
import io.superres.SuperresException;
import io.superres.method.stablesr.Prediction;
import io.superres.published.FemasrImport;
import io.superres.published.RefVaeImport;
import io.superres.published.Source;
import io.superres.published.StableSrImport;
import io.superres.published.VisionImport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code superres import} */
@Command(
        name = "import",
        description = {
            "Makes a model folder of weights that others have published: files of PyTorch (.pth, .pt, .ckpt) or",
            "safetensors. Nothing in such a file is run. The licence of the weights is shown, and recorded in the model."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            ImportCommand.Femasr.class,
            ImportCommand.RefVae.class,
            ImportCommand.Vgg19.class,
            ImportCommand.Clip.class,
            ImportCommand.StableSr.class
        })
final class ImportCommand {
    private ImportCommand() {}

    /** Where all of them write. */
    static final class Target {
        @Option(
                names = "--out",
                required = true,
                paramLabel = "DIR",
                description = "folder that the model's folder is to lie in")
        private Path out;

        private interface Writer {
            Path write(Path out) throws IOException;
        }

        private int run(Source source, Writer writer) {
            try {
                Path folder = writer.write(out);
                System.err.println("licence of these weights: " + source.licence() + ": " + source.terms());
                System.out.println(folder);
                return 0;
            } catch (IOException e) {
                throw new SuperresException("could not write to " + out + ": " + e.getMessage(), e);
            }
        }
    }

    /** What those of one file take. */
    static final class Files {
        @Option(names = "--weights", required = true, paramLabel = "FILE", description = "the published file")
        private Path weights;

        @Mixin
        private Target target;

        private interface Writer {
            Path write(Path weights, Path out) throws IOException;
        }

        private int run(Source source, Writer writer) {
            if (weights.getFileName() == null) throw new BadInputException("--weights must be a file");
            return target.run(source, out -> writer.write(weights, out));
        }
    }

    /** {@code superres import femasr} */
    @Command(
            name = "femasr",
            description = "FeMaSR_SRX4_model_g.pth or FeMaSR_SRX2_model_g.pth",
            mixinStandardHelpOptions = true)
    static final class Femasr implements Callable<Integer> {
        @Mixin
        private Files files;

        @Override
        public Integer call() {
            return files.run(FemasrImport.SOURCE, FemasrImport::write);
        }
    }

    /** {@code superres import refvae} */
    @Command(name = "refvae", description = "ConVAE_8x.pth and vgg_r41.pth", mixinStandardHelpOptions = true)
    static final class RefVae implements Callable<Integer> {
        @Mixin
        private Files files;

        @Option(
                names = "--vgg",
                required = true,
                paramLabel = "FILE",
                description = "vgg_r41.pth, the network that it sees with")
        private Path vgg;

        @Override
        public Integer call() {
            return files.run(RefVaeImport.SOURCE, (weights, out) -> RefVaeImport.write(weights, vgg, out));
        }
    }

    /** {@code superres import vgg19} */
    @Command(name = "vgg19", description = "torchvision's vgg19-*.pth", mixinStandardHelpOptions = true)
    static final class Vgg19 implements Callable<Integer> {
        @Mixin
        private Files files;

        @Override
        public Integer call() {
            return files.run(VisionImport.VGG19, VisionImport::vgg19);
        }
    }

    /** {@code superres import clip-rn50} */
    @Command(name = "clip-rn50", description = "RN50.pt", mixinStandardHelpOptions = true)
    static final class Clip implements Callable<Integer> {
        @Mixin
        private Files files;

        @Override
        public Integer call() {
            return files.run(VisionImport.CLIP, VisionImport::clip);
        }
    }

    /** {@code superres import stablesr} */
    @Command(
            name = "stablesr",
            description = {
                "stablesr_000117.ckpt and vqgan_cfw_00011.ckpt, with Stable Diffusion 2.1-base for what they lack: one",
                "safetensors or ckpt file, or those of its parts. Needs several times the memory of the weights."
            },
            mixinStandardHelpOptions = true)
    static final class StableSr implements Callable<Integer> {
        @Option(
                names = "--stablesr",
                required = true,
                paramLabel = "FILE",
                description = "stablesr_000117.ckpt, stablesr_turbo.ckpt or stablesr_768v_000139.ckpt")
        private Path stablesr;

        @Option(names = "--cfw", required = true, paramLabel = "FILE", description = "vqgan_cfw_00011.ckpt")
        private Path cfw;

        @Option(
                names = "--sd",
                paramLabel = "FILE",
                description = "Stable Diffusion's own weights, if the others lack some; may be repeated")
        private List<Path> diffusion = new ArrayList<>();

        @Option(
                names = "--prediction",
                paramLabel = "noise|velocity",
                defaultValue = "noise",
                description = "what the network is asked for: noise (default), or velocity for the 768v file")
        private String prediction;

        @Option(names = "--scale", paramLabel = "N", defaultValue = "4", description = "2, 4 (default) or 8")
        private int scale;

        @Mixin
        private Target target;

        @Override
        public Integer call() {
            if (scale != 2 && scale != 4 && scale != 8)
                throw new BadInputException("--scale must be 2, 4 or 8, not " + scale);
            StableSrImport wanted =
                    new StableSrImport(scale, Names.choice(Prediction.values(), prediction, "prediction"));
            return target.run(StableSrImport.SOURCE, out -> wanted.write(stablesr, cfw, diffusion, out));
        }
    }
}
