package io.superres.recipe.adapt;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import io.superres.data.TrainingImage;
import io.superres.data.TrainingSet;
import io.superres.degrade.Degraded;
import io.superres.degrade.Scene;
import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import io.superres.loss.Features;
import io.superres.network.adapt.Reconstructor;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.quality.PercNetDistance;
import io.superres.recipe.Rgb;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import io.superres.torch.Autograd;
import io.superres.train.Frozen;
import io.superres.train.Picture;
import io.superres.train.Validated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Measures on images that were not trained on: how well LR images are rebuilt, whether the degradation comes from the
 * embedding, and whether an image that is itself degraded makes it easier, which the controller is to prevent.
 */
final class ReconstructionHeldOut {
    private static final int MOST_IMAGES = 16;
    private static final int MOST_PICTURES = 4;
    private static final int LR_EXTENT = 48;
    private static final IntensityRange UNIT = new IntensityRange(0, 1);

    private final ReconstructionConfig config;
    private final Features knowing;
    private final NDManager manager;
    private final List<Degraded> pairs;

    /**
     * @param knowing the network that knows natural images
     * @param manager owner of what is measured with it
     */
    ReconstructionHeldOut(
            ReconstructionConfig config, Features knowing, NDManager manager, List<TrainingImage> images) {
        this.config = config;
        this.knowing = knowing;
        this.manager = manager;
        SplittableRandom random = new SplittableRandom(config.training().seed());
        pairs = TrainingSet.spread(images, MOST_IMAGES).stream()
                .map(image -> corner(image.scene(), random.split()))
                .toList();
    }

    /** All of one extent, so that embeddings can be exchanged. */
    private Degraded corner(Scene image, SplittableRandom random) {
        int extent = Math.min(LR_EXTENT, Math.min(image.width(), image.height()) / config.scale());
        return config.pairs().at(image, 0, 0, extent, extent, random);
    }

    /**
     * Something that an LR image is rebuilt from.
     *
     * @param features what the image encoder sees in it
     */
    private record Image(String name, List<Plane> planes, Tensor features) {
        static Image of(String name, List<Plane> planes, OnnxSession encoder) {
            return new Image(
                    name,
                    planes,
                    encoder.run(Map.of("image", Rgb.tensor(planes))).get("features"));
        }
    }

    /** The networks with their averaged weights. */
    record Networks(Graph degradation, Graph image, Graph reconstructor, Graph alignment) {}

    Validated measure(Networks networks) {
        Map<String, Double> means = new LinkedHashMap<>();
        List<Picture> pictures = new ArrayList<>();
        try (OnnxSession degradation = OnnxSession.open(networks.degradation(), Device.CPU, 1);
                OnnxSession encoder = OnnxSession.open(networks.image(), Device.CPU, 1);
                OnnxSession reconstructor = OnnxSession.open(networks.reconstructor(), Device.CPU, 1);
                Frozen alignment = Frozen.of(networks.alignment(), manager);
                PercNetDistance percnet = PercNetDistance.installed().orElse(null)) {
            NaturalImages natural = new NaturalImages(knowing, config.featureLayer(), alignment::forward);
            List<Tensor> embeddings = new ArrayList<>();
            for (Degraded pair : pairs)
                embeddings.add(degradation
                        .run(Map.of("image", Rgb.tensor(wanted(pair))))
                        .get("embedding"));
            for (int i = 0; i < pairs.size(); i++) {
                Degraded pair = pairs.get(i);
                List<Plane> hr = Rgb.planes(pair.hr());
                List<Plane> large = Rgb.enlarged(pair.lr(), config.scale());
                List<Plane> lr = wanted(pair);
                double distance = percnet == null ? 0.35 : percnet.between(large, hr, UNIT);
                Tensor embedding = embeddings.get(i);
                Tensor another = embeddings.get((i + 1) % pairs.size());
                Image truth = Image.of("the truth", hr, encoder);
                Image half = Image.of("half the degraded image", mixed(hr, large), encoder);
                Image degraded = Image.of("the degraded image", large, encoder);
                List<Plane> rebuilt = rebuilt(reconstructor, truth, embedding, distance);
                add(means, "error", Rgb.difference(rebuilt, lr));
                add(
                        means,
                        "error with another's degradation",
                        Rgb.difference(rebuilt(reconstructor, truth, another, distance), lr));
                for (Image from : List.of(truth, half, degraded)) {
                    double likeness = 1 - (percnet == null ? 0.35 : percnet.between(large, from.planes(), UNIT));
                    add(
                            means,
                            "error from " + from.name() + " as in fitting",
                            Rgb.difference(rebuilt(reconstructor, from, embedding, likeness), lr));
                    add(
                            means,
                            "error from " + from.name() + " without control",
                            Rgb.difference(rebuilt(reconstructor, from, embedding, 1), lr));
                }
                add(
                        means,
                        "change from weak to strong degradation",
                        Rgb.difference(
                                rebuilt(reconstructor, truth, embedding, 0.3),
                                rebuilt(reconstructor, truth, embedding, 0.9)));
                if (config.alignmentShare() > 0) {
                    add(means, "unlikeness of truths", unlikeness(natural, truth));
                    add(means, "unlikeness of enlarged LR images", unlikeness(natural, degraded));
                }
                if (pictures.size() < MOST_PICTURES) pictures.add(new Picture(List.of(lr, rebuilt)));
            }
        }
        return new Validated(null, null, null, means, pictures);
    }

    /** What is to be rebuilt of a pair. */
    private List<Plane> wanted(Degraded pair) {
        return config.space() == Space.LR ? Rgb.planes(pair.lr()) : Rgb.enlarged(pair.lr(), config.scale());
    }

    private List<Plane> rebuilt(OnnxSession reconstructor, Image from, Tensor embedding, double strength) {
        float[] scaled = embedding.floats().clone();
        for (int i = 0; i < scaled.length; i++) scaled[i] *= (float) strength;
        int factor = config.space() == Space.LR ? config.scale() : 1;
        int width = from.planes().get(0).width() / factor;
        int height = from.planes().get(0).height() / factor;
        return Rgb.planes(reconstructor
                .run(Map.of(
                        "features",
                        from.features(),
                        "embedding",
                        Tensor.of(scaled, embedding.shape()),
                        "noise",
                        Tensor.zeros(1, Reconstructor.BLOCKS, height, width)))
                .get("lr"));
    }

    /** See {@link NaturalImages#unlikeness}. */
    private double unlikeness(NaturalImages natural, Image image) {
        try (NDScope scope = new NDScope();
                Autograd.Recording off = Autograd.off()) {
            scope.suppressNotUsedWarning();
            return natural.unlikeness(array(image.features()), array(Rgb.tensor(image.planes())))
                    .getFloat();
        }
    }

    private NDArray array(Tensor tensor) {
        return manager.create(tensor.floats(), new Shape(tensor.shape()));
    }

    private static List<Plane> mixed(List<Plane> a, List<Plane> b) {
        List<Plane> mixed = new ArrayList<>();
        for (int c = 0; c < a.size(); c++) {
            float[] pixels = a.get(c).pixels().clone();
            for (int i = 0; i < pixels.length; i++)
                pixels[i] = (pixels[i] + b.get(c).pixels()[i]) / 2;
            mixed.add(new Plane(pixels, a.get(c).width(), a.get(c).height()));
        }
        return mixed;
    }

    private void add(Map<String, Double> means, String name, double value) {
        means.merge(name, value / pairs.size(), Double::sum);
    }
}
