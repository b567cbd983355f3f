package io.superres.recipe.adapt;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import io.superres.data.TrainingImage;
import io.superres.data.TrainingSet;
import io.superres.degrade.Scene;
import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.Plane;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.quality.Sharpness;
import io.superres.recipe.Rgb;
import io.superres.torch.Autograd;
import io.superres.train.Picture;
import io.superres.train.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Measures a model on LR images that it is not fitted to, beside the model that was given. */
final class AdaptHeldOut {
    private static final int MOST_IMAGES = 12;
    private static final int MOST_PICTURES = 4;
    private static final int LR_EXTENT = 64;
    private static final int GRID = 8;

    private final Reconstruction reconstruction;
    private final NDManager manager;
    private final int scale;
    private final List<Scene> scenes;
    private final List<List<Plane>> first = new ArrayList<>();

    /**
     * @param step LR extents are multiples of it
     * @param given the model that was given
     */
    AdaptHeldOut(
            Reconstruction reconstruction,
            NDManager manager,
            int scale,
            int step,
            Graph given,
            List<TrainingImage> images) {
        this.reconstruction = reconstruction;
        this.manager = manager;
        this.scale = scale;
        scenes = TrainingSet.spread(images, MOST_IMAGES).stream()
                .map(image -> centre(image.scene(), Math.max(step, GRID)))
                .toList();
        try (Enlarger enlarger = Enlarger.open(given)) {
            for (Scene scene : scenes) first.add(enlarger.enlarged(scene));
        }
    }

    private static Scene centre(Scene image, int unit) {
        int width = Math.max(unit, Math.min(LR_EXTENT, image.width()) / unit * unit);
        int height = Math.max(unit, Math.min(LR_EXTENT, image.height()) / unit * unit);
        return image.crop((image.width() - width) / 2, (image.height() - height) / 2, width, height);
    }

    /**
     * What was found.
     *
     * @param pictures bicubic enlargement, the given model's result, this model's
     */
    record Found(Standing standing, List<Picture> pictures) {}

    Found measure(Graph model) {
        List<Standing> standings = new ArrayList<>();
        List<Picture> pictures = new ArrayList<>();
        try (Enlarger enlarger = Enlarger.open(model)) {
            for (int i = 0; i < scenes.size(); i++) {
                Scene lr = scenes.get(i);
                List<Plane> result = enlarger.enlarged(lr);
                standings.add(standing(lr, result, first.get(i)));
                if (pictures.size() < MOST_PICTURES)
                    pictures.add(new Picture(List.of(Rgb.enlarged(lr, scale), first.get(i), result)));
            }
        }
        return new Found(Standing.mean(standings), pictures);
    }

    private Standing standing(Scene scene, List<Plane> result, List<Plane> before) {
        try (NDScope scope = new NDScope();
                Autograd.Recording off = Autograd.off()) {
            scope.suppressNotUsedWarning();
            NDArray lr = array(Rgb.tensor(scene));
            NDArray large = array(Rgb.tensor(result));
            NDArray differences = reconstruction.differences(lr, large);
            NDArray features = reconstruction.features(large);
            double rebuilding = 0;
            for (Term term : reconstruction.terms(lr, features, differences, 0, new SplittableRandom(1)))
                rebuilding += term.weight() * term.value().getFloat();
            return new Standing(
                    rebuilding,
                    reconstruction.unlikeness(features, large).getFloat(),
                    differences.getFloat(),
                    result.stream().mapToDouble(Sharpness::of).average().orElse(0),
                    Rgb.psnr(shrunk(result), Rgb.planes(scene), 1),
                    Rgb.difference(result, before));
        }
    }

    private NDArray array(Tensor tensor) {
        return manager.create(tensor.floats(), new Shape(tensor.shape()));
    }

    private List<Plane> shrunk(List<Plane> result) {
        return result.stream()
                .map(plane -> BicubicResize.shrink(plane, scale, Rounding.NONE))
                .toList();
    }
}
