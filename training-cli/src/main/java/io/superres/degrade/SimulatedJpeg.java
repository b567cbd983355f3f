package io.superres.degrade;

import io.superres.image.Plane;
import java.util.List;

/**
 * The JPEG of Real-ESRGAN's and StableSR's data pipelines: the quality is any real number, the scaled tables are not
 * rounded, and neither are pixels, before or after. Colours are averaged over 2 x 2 pixels and repeated; images are
 * extended with black to multiples of 16 pixels. As there, the luminance table is the transpose of the standard's. The
 * luma of a grey image is the image.
 */
final class SimulatedJpeg {
    private static final int BLOCK = 8;
    private static final int UNIT = 16;
    private static final double[][] COSINES = cosines();

    /** Annex K of the standard, rows and columns exchanged. */
    private static final double[] LUMINANCE = {
        16, 12, 14, 14, 18, 24, 49, 72,
        11, 12, 13, 17, 22, 35, 64, 92,
        10, 14, 16, 22, 37, 55, 78, 95,
        16, 19, 24, 29, 56, 64, 87, 98,
        24, 26, 40, 51, 68, 81, 103, 112,
        40, 58, 57, 87, 109, 104, 121, 100,
        51, 60, 69, 80, 103, 113, 120, 103,
        61, 55, 56, 62, 77, 92, 101, 99
    };

    private static final double[] CHROMINANCE = {
        17, 18, 24, 47, 99, 99, 99, 99,
        18, 21, 26, 66, 99, 99, 99, 99,
        24, 26, 56, 99, 99, 99, 99, 99,
        47, 66, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99
    };

    private SimulatedJpeg() {}

    /** @param quality above 0 and below 100 */
    static Scene through(Scene image, double quality) {
        double factor = (quality < 50 ? 5000 / quality : 200 - 2 * quality) / 100;
        List<Plane> levels = image.clamped().with(SimulatedJpeg::extended).planes();
        List<Plane> results =
                image.isColour() ? colours(levels, factor) : List.of(coded(levels.get(0), LUMINANCE, factor));
        return new Scene(results, image.eightBit())
                .crop(0, 0, image.width(), image.height())
                .with(plane -> plane.linear(1 / 255.0, 0))
                .clamped();
    }

    private static Plane extended(Plane plane) {
        Plane out = Plane.empty(roundUp(plane.width()), roundUp(plane.height()));
        for (int y = 0; y < plane.height(); y++)
            for (int x = 0; x < plane.width(); x++) out.pixels()[y * out.width() + x] = 255 * plane.get(x, y);
        return out;
    }

    private static int roundUp(int extent) {
        return (extent + UNIT - 1) / UNIT * UNIT;
    }

    private static List<Plane> colours(List<Plane> rgb, double factor) {
        Plane y = coded(mixed(rgb, 0.299, 0.587, 0.114, 0), LUMINANCE, factor);
        Plane blue = chroma(mixed(rgb, -0.168736, -0.331264, 0.5, 128), factor);
        Plane red = chroma(mixed(rgb, 0.5, -0.418688, -0.081312, 128), factor);
        List<Plane> parts = List.of(y, blue, red);
        return List.of(
                mixed(parts, 1, 0, 1.402, -128 * 1.402),
                mixed(parts, 1, -0.344136, -0.714136, 128 * (0.344136 + 0.714136)),
                mixed(parts, 1, 1.772, 0, -128 * 1.772));
    }

    private static Plane mixed(List<Plane> planes, double a, double b, double c, double offset) {
        Plane out = Plane.empty(planes.get(0).width(), planes.get(0).height());
        for (int i = 0; i < out.pixels().length; i++)
            out.pixels()[i] = (float) (a * planes.get(0).pixels()[i]
                    + b * planes.get(1).pixels()[i]
                    + c * planes.get(2).pixels()[i]
                    + offset);
        return out;
    }

    private static Plane chroma(Plane plane, double factor) {
        Plane small = coded(PointSpread.box(2).shrink(plane, 2), CHROMINANCE, factor);
        Plane out = Plane.empty(plane.width(), plane.height());
        for (int y = 0; y < out.height(); y++)
            for (int x = 0; x < out.width(); x++) out.pixels()[y * out.width() + x] = small.get(x / 2, y / 2);
        return out;
    }

    /** Every block of a component through the quantiser. */
    private static Plane coded(Plane plane, double[] table, double factor) {
        Plane out = Plane.empty(plane.width(), plane.height());
        double[] block = new double[BLOCK * BLOCK];
        for (int top = 0; top < plane.height(); top += BLOCK)
            for (int left = 0; left < plane.width(); left += BLOCK) {
                for (int i = 0; i < block.length; i++) block[i] = plane.get(left + i % BLOCK, top + i / BLOCK) - 128;
                double[] frequencies = transformed(block, false);
                for (int i = 0; i < block.length; i++) {
                    double step = table[i] * factor;
                    frequencies[i] = Math.rint(frequencies[i] / step) * step;
                }
                double[] decoded = transformed(frequencies, true);
                for (int i = 0; i < block.length; i++)
                    out.pixels()[(top + i / BLOCK) * out.width() + left + i % BLOCK] = (float) (decoded[i] + 128);
            }
        return out;
    }

    /** Orthonormal cosine transform of a block, or its inverse, along both axes. */
    private static double[] transformed(double[] block, boolean inverse) {
        return alongRows(alongRows(block, inverse), inverse);
    }

    /** Transforms rows and exchanges rows with columns. */
    private static double[] alongRows(double[] block, boolean inverse) {
        double[] out = new double[block.length];
        for (int row = 0; row < BLOCK; row++)
            for (int k = 0; k < BLOCK; k++) {
                double sum = 0;
                for (int i = 0; i < BLOCK; i++)
                    sum += block[row * BLOCK + i] * (inverse ? COSINES[i][k] : COSINES[k][i]);
                out[k * BLOCK + row] = sum;
            }
        return out;
    }

    private static double[][] cosines() {
        double[][] cosines = new double[BLOCK][BLOCK];
        for (int k = 0; k < BLOCK; k++)
            for (int i = 0; i < BLOCK; i++)
                cosines[k][i] = Math.sqrt((k == 0 ? 1.0 : 2.0) / BLOCK) * Math.cos((2 * i + 1) * k * Math.PI / 16);
        return cosines;
    }
}
