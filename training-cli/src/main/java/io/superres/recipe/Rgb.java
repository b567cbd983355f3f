package io.superres.recipe;

import io.superres.data.Crops;
import io.superres.degrade.Scene;
import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.Plane;
import io.superres.onnx.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Images as the networks of three bands take and give them; a grey image counts as three equal bands. */
public final class Rgb {
    public static final int BANDS = 3;

    private Rgb() {}

    /** Shape (1, 3, y, x). */
    public static Tensor tensor(Scene scene) {
        return Tensor.of(Crops.rgb(List.of(scene)), 1, BANDS, scene.height(), scene.width());
    }

    /** Shape (1, 3, y, x), of three planes. */
    public static Tensor tensor(List<Plane> planes) {
        return tensor(new Scene(planes, false));
    }

    /** Values of -1 to 1 in place of those of 0 to 1. */
    public static Tensor centred(Tensor image) {
        float[] values = image.floats();
        for (int i = 0; i < values.length; i++) values[i] = 2 * values[i] - 1;
        return Tensor.of(values, image.shape());
    }

    /** The bands of a tensor (1, 3, y, x). */
    public static List<Plane> planes(Tensor tensor) {
        float[] values = tensor.floats();
        int height = Math.toIntExact(tensor.shape()[2]);
        int width = Math.toIntExact(tensor.shape()[3]);
        int area = width * height;
        return IntStream.range(0, BANDS)
                .mapToObj(c -> new Plane(Arrays.copyOfRange(values, c * area, (c + 1) * area), width, height))
                .toList();
    }

    public static List<Plane> planes(Scene scene) {
        Plane first = scene.planes().get(0);
        return scene.isColour() ? scene.planes() : List.of(first, first, first);
    }

    /** Bicubic enlargement. */
    public static List<Plane> enlarged(Scene scene, int factor) {
        return planes(scene).stream()
                .map(plane -> BicubicResize.enlarge(plane, factor, Rounding.NONE))
                .toList();
    }

    /**
     * Of all three bands together, in dB; white is 1.
     *
     * @param margin pixels at the border that are not measured
     */
    public static double psnr(List<Plane> result, List<Plane> truth, int margin) {
        double sum = 0;
        int pixels = 0;
        for (int c = 0; c < BANDS; c++)
            for (int y = margin; y < truth.get(c).height() - margin; y++)
                for (int x = margin; x < truth.get(c).width() - margin; x++) {
                    double d = result.get(c).get(x, y) - truth.get(c).get(x, y);
                    sum += d * d;
                    pixels++;
                }
        return -10 * Math.log10(Math.max(1e-10, sum / pixels));
    }

    /** The mean absolute difference of two images, over all bands. */
    public static double difference(List<Plane> a, List<Plane> b) {
        double sum = 0;
        for (int c = 0; c < a.size(); c++)
            for (int i = 0; i < a.get(c).pixels().length; i++)
                sum += Math.abs(a.get(c).pixels()[i] - b.get(c).pixels()[i]);
        return sum / (a.size() * a.get(0).pixels().length);
    }
}
