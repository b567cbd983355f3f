package io.superres.data;

import io.superres.degrade.Scene;
import io.superres.image.Plane;
import java.util.List;
import java.util.SplittableRandom;

/** Square parts of images, and batches of them. */
public final class Crops {
    private Crops() {}

    /** Of two random places the one with more contrast. */
    public static Scene random(Scene image, int extent, SplittableRandom random) {
        Scene first = anywhere(image, extent, random);
        Scene second = anywhere(image, extent, random);
        return variance(first) >= variance(second) ? first : second;
    }

    private static Scene anywhere(Scene image, int extent, SplittableRandom random) {
        int x = random.nextInt(image.width() - extent + 1);
        int y = random.nextInt(image.height() - extent + 1);
        return image.crop(x, y, extent, extent);
    }

    /** The middle of an image, or all of it along an axis that is shorter. */
    public static Scene centre(Scene image, int extent) {
        int width = Math.min(extent, image.width());
        int height = Math.min(extent, image.height());
        return image.crop((image.width() - width) / 2, (image.height() - height) / 2, width, height);
    }

    /** A quarter turn to the left, {@code times} times. */
    public static Scene turned(Scene image, int times) {
        return times == 0 ? image : turned(image.with(Crops::quarterTurn), times - 1);
    }

    private static Plane quarterTurn(Plane plane) {
        Plane out = Plane.empty(plane.height(), plane.width());
        for (int y = 0; y < out.height(); y++)
            for (int x = 0; x < out.width(); x++)
                out.pixels()[y * out.width() + x] = plane.get(plane.width() - 1 - y, x);
        return out;
    }

    /** Left and right exchanged. */
    public static Plane mirrored(Plane plane) {
        Plane out = Plane.empty(plane.width(), plane.height());
        for (int y = 0; y < out.height(); y++)
            for (int x = 0; x < out.width(); x++)
                out.pixels()[y * out.width() + x] = plane.get(plane.width() - 1 - x, y);
        return out;
    }

    /** Values with axes (scene, 3, y, x); a grey scene counts as three equal channels. All scenes are of one size. */
    public static float[] rgb(List<Scene> scenes) {
        int pixels = scenes.get(0).width() * scenes.get(0).height();
        float[] values = new float[scenes.size() * 3 * pixels];
        for (int i = 0; i < scenes.size(); i++)
            for (int c = 0; c < 3; c++) {
                List<Plane> planes = scenes.get(i).planes();
                System.arraycopy(
                        planes.get(planes.size() == 1 ? 0 : c).pixels(), 0, values, (3 * i + c) * pixels, pixels);
            }
        return values;
    }

    private static double variance(Scene scene) {
        double sum = 0;
        double squares = 0;
        float[] values = scene.planes().get(scene.planes().size() / 2).pixels();
        for (float v : values) {
            sum += v;
            squares += v * v;
        }
        return squares / values.length - Math.pow(sum / values.length, 2);
    }
}
