package io.superres.recipe;

import io.superres.data.Crops;
import io.superres.data.TrainingImage;
import io.superres.data.TrainingSet;
import io.superres.degrade.Scene;
import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import io.superres.quality.PercNetDistance;
import io.superres.train.Picture;
import io.superres.train.Validated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Measures how well images that were not trained on are rebuilt, beside bicubic reduction and enlargement by 2. */
public final class RebuiltImages {
    private static final int MOST_IMAGES = 24;
    private static final int MOST_PICTURES = 4;
    private static final int EXTENT = 256;
    private static final int MARGIN = 16;
    private static final IntensityRange UNIT = new IntensityRange(0, 1);

    private final List<Scene> scenes;

    /** @param unit extents are multiples of it */
    public RebuiltImages(List<TrainingImage> images, int unit) {
        scenes = TrainingSet.spread(images, MOST_IMAGES).stream()
                .map(image -> Crops.centre(image.scene(), EXTENT).cropToMultiple(unit))
                .toList();
    }

    /**
     * @param rebuilt gives red, green and blue planes of an image's extent
     * @param more adds what else was found, once all images are rebuilt
     */
    public Validated measure(Function<Scene, List<Plane>> rebuilt, Consumer<Map<String, Double>> more) {
        Map<String, Double> means = new LinkedHashMap<>();
        List<Picture> pictures = new ArrayList<>();
        try (PercNetDistance percnet = PercNetDistance.installed().orElse(null)) {
            for (Scene scene : scenes) {
                List<Plane> truth = Rgb.planes(scene);
                List<Plane> result = rebuilt.apply(scene);
                List<Plane> halved =
                        Rgb.enlarged(scene.with(plane -> BicubicResize.shrink(plane, 2, Rounding.NONE)), 2);
                add(means, "psnr", Rgb.psnr(result, truth, MARGIN));
                add(means, "bicubic", Rgb.psnr(halved, truth, MARGIN));
                if (percnet != null) {
                    add(means, "percnet", percnet.between(result, truth, UNIT));
                    add(means, "percnet.bicubic x2", percnet.between(halved, truth, UNIT));
                }
                add(means, "spread", Contrast.of(result.get(1)) / Math.max(1e-9, Contrast.of(truth.get(1))));
                if (pictures.size() < MOST_PICTURES) pictures.add(new Picture(List.of(halved, result, truth)));
            }
        }
        Double psnr = means.remove("psnr");
        Double bicubic = means.remove("bicubic");
        Double spread = means.remove("spread");
        more.accept(means);
        return new Validated(psnr, bicubic, spread, means, pictures);
    }

    private void add(Map<String, Double> means, String name, double value) {
        means.merge(name, value / scenes.size(), Double::sum);
    }
}
