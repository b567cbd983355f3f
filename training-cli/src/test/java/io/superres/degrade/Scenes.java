package io.superres.degrade;

import io.superres.image.Plane;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** Images to degrade. */
final class Scenes {
    private Scenes() {}

    /** One plane made by a function of x and y, which run from -1 to 1 between the outer pixel centres. */
    static Plane plane(int width, int height, DoubleBinaryOperator value) {
        Plane plane = Plane.empty(width, height);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                plane.pixels()[y * width + x] =
                        (float) value.applyAsDouble(2.0 * x / (width - 1) - 1, 2.0 * y / (height - 1) - 1);
        return plane;
    }

    static Plane flat(int width, int height, double value) {
        return plane(width, height, (x, y) -> value);
    }

    /** A round spot in the middle and waves around it, without any asymmetry. */
    static Scene symmetric(int extent, boolean colour, boolean eightBit) {
        Plane plane =
                plane(extent, extent, (x, y) -> 0.5 + 0.3 * Math.cos(12 * Math.hypot(x, y)) - 0.1 * Math.hypot(x, y));
        Scene scene = colour
                ? new Scene(List.of(plane, plane.linear(0.5, 0.3), plane.linear(-0.6, 0.9)), eightBit)
                : Scene.grey(plane, eightBit);
        return scene.stored();
    }

    /** {@code count} numbers in -1..1 that depend on a name alone. */
    static float[] hashed(String name, int count) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        float[] values = new float[count];
        for (int j = 0; j < count; j++) {
            int x = (int) (j * 2654435761L + crc.getValue());
            x = (x ^ x >>> 16) * 0x7feb352d;
            x = (x ^ x >>> 15) * 0x846ca68b;
            x ^= x >>> 16;
            values[j] = (x >>> 8) / 8388608f - 1;
        }
        return values;
    }

    static double mean(Plane plane) {
        return IntStream.range(0, plane.pixels().length)
                .mapToDouble(i -> plane.pixels()[i])
                .average()
                .orElseThrow();
    }

    static double variance(Plane plane) {
        double mean = mean(plane);
        return IntStream.range(0, plane.pixels().length)
                .mapToDouble(i -> (plane.pixels()[i] - mean) * (plane.pixels()[i] - mean))
                .average()
                .orElseThrow();
    }

    /** Mean product of the deviations of two planes from their means. */
    static double covariance(Plane a, Plane b) {
        double meanA = mean(a);
        double meanB = mean(b);
        return IntStream.range(0, a.pixels().length)
                .mapToDouble(i -> (a.pixels()[i] - meanA) * (b.pixels()[i] - meanB))
                .average()
                .orElseThrow();
    }
}
