package io.superres.published;

import io.superres.describe.ModelFolder;
import io.superres.network.vision.ClipResNet;
import io.superres.network.vision.Vgg19;
import io.superres.onnx.Graph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Networks that see: feature maps for losses and for comparing images. */
public final class VisionImport {
    public static final Source VGG19 = new Source(
            "vgg19",
            "BSD-3-Clause",
            "the weights of torchvision, trained on ImageNet, whose images have terms of their own.");
    public static final Source CLIP =
            new Source("clip-rn50", "MIT", "trained on image-text pairs from the internet that were not published.");

    private static final int LAYERS = 4;
    private static final int CLIP_STEP = 32;

    private VisionImport() {}

    /**
     * torchvision's VGG-19.
     *
     * @see Source#write
     */
    public static Path vgg19(Path file, Path out) throws IOException {
        return VGG19.write(file, out, weights -> {
            Graph graph = new Vgg19((int) weights.shape("features.0.weight", 4)[0]).graph(weights);
            weights.finish(name -> name.startsWith("classifier."));
            return new Source.Built(
                    about(
                            VGG19,
                            "VGG-19",
                            1,
                            "Simonyan and Zisserman, Very Deep Convolutional Networks for Large-Scale Image Recognition, 2015",
                            "https://arxiv.org/abs/1409.1556"),
                    graph);
        });
    }

    /**
     * The image tower of CLIP RN50, from its archive or a dictionary of its weights.
     *
     * @see Source#write
     */
    public static Path clip(Path file, Path out) throws IOException {
        return CLIP.write(file, out, weights -> {
            int[] depths = new int[LAYERS];
            for (int i = 0; i < LAYERS; i++) depths[i] = weights.count("visual.layer" + (i + 1) + ".");
            Graph graph = new ClipResNet((int) weights.shape("visual.conv3.weight", 4)[0], depths).graph(weights);
            weights.finish(name -> !name.startsWith("visual.")
                    || name.startsWith("visual.attnpool")
                    || name.endsWith("num_batches_tracked"));
            return new Source.Built(
                    about(
                            CLIP,
                            "CLIP RN50",
                            CLIP_STEP,
                            "Radford et al., Learning Transferable Visual Models From Natural Language Supervision, 2021",
                            "https://arxiv.org/abs/2103.00020"),
                    graph);
        });
    }

    private static ModelFolder.About about(Source source, String name, int step, String citation, String url) {
        List<String> limits = new ArrayList<>(source.limits());
        limits.add("It enlarges nothing: it serves training and fitting, as features=" + source.name() + ".");
        return new ModelFolder.About(
                source.name(),
                name + " (published weights)",
                "Feature maps for losses; published weights.",
                "features",
                1,
                step,
                "nothing",
                citation,
                url,
                "",
                limits,
                Map.of());
    }
}
