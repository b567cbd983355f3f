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
import io.superres.model.Model;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.quality.Sharpness;
import io.superres.recipe.Rgb;
import io.superres.torch.Autograd;
import io.superres.train.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Measures a model on LR images that it is not fitted to, beside the model that was given. */
final class AdaptHeldOut {
    private static final int MOST_IMAGES = 12;
    private static final int MOST_PICTURES = 4;
    private static final int LR_EXTENT = 64;
    private static final int GRID = 8;

    /** What was not seen shows whether noise was copied, however a model is fitted. */
    private static final Hidden HIDDEN = new Hidden(0.1);

    private final Reconstruction reconstruction;
    private final NDManager manager;
    private final int scale;
    private final List<Scene> scenes;
    private final List<List<Plane>> first = new ArrayList<>();

    /** @param given the model that was given */
    AdaptHeldOut(Reconstruction reconstruction, NDManager manager, Model given, List<TrainingImage> images) {
        this.reconstruction = reconstruction;
        this.manager = manager;
        this.scale = given.scale();
        scenes = TrainingSet.spread(images, MOST_IMAGES).stream()
                .map(image -> centre(image.scene(), Math.max(given.step(), GRID)))
                .toList();
        try (Enlarger enlarger = Enlarger.open(given.graph())) {
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
                standings.add(standing(enlarger, lr, result, first.get(i)));
                if (pictures.size() < MOST_PICTURES)
                    pictures.add(new Picture(List.of(Rgb.enlarged(lr, scale), first.get(i), result)));
            }
        }
        return new Found(Standing.mean(standings), pictures);
    }

    private Standing standing(Enlarger enlarger, Scene scene, List<Plane> result, List<Plane> before) {
        try (NDScope scope = new NDScope();
                Autograd.Recording off = Autograd.off()) {
            scope.suppressNotUsedWarning();
            NDArray large = array(Rgb.tensor(result));
            NDArray lr = array(Rgb.tensor(scene));
            NDArray enlarged = reconstruction.enlarged(lr);
            return new Standing(
                    rebuilding(enlarger, scene, lr, enlarged),
                    reconstruction
                            .unlikeness(reconstruction.features(large), large)
                            .getFloat(),
                    reconstruction.differences(enlarged, large).getFloat(),
                    result.stream().mapToDouble(Sharpness::of).average().orElse(0),
                    Rgb.psnr(shrunk(result), Rgb.planes(scene), 1),
                    reconstruction.grid(enlarged, large).getFloat(),
                    Rgb.difference(result, before));
        }
    }

    /** The mean absolute error of hidden pixels, which are the same each time. */
    private double rebuilding(Enlarger enlarger, Scene scene, NDArray lr, NDArray enlarged) {
        int bands = scene.planes().size();
        int area = scene.width() * scene.height();
        float[] values = new float[bands * area];
        for (int c = 0; c < bands; c++) System.arraycopy(scene.planes().get(c).pixels(), 0, values, c * area, area);
        Hidden.Images seen = HIDDEN.of(values, 1, bands, scene.height(), scene.width(), new SplittableRandom(1));
        List<Plane> planes = new ArrayList<>();
        for (int c = 0; c < bands; c++)
            planes.add(new Plane(
                    Arrays.copyOfRange(seen.values(), c * area, (c + 1) * area), scene.width(), scene.height()));
        NDArray large = array(Rgb.tensor(enlarger.enlarged(new Scene(planes, scene.eightBit()))));
        NDArray mask = manager.create(seen.mask(), new Shape(1, 1, scene.height(), scene.width()));
        return reconstruction
                .error(lr, reconstruction.features(large), reconstruction.differences(enlarged, large), mask)
                .getFloat();
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
