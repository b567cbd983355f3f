package io.superres.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.Progress;
import io.superres.model.ModelRegistry;
import io.superres.tile.TileSettings;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a camera saw does not depend on how many bits a file gives it. */
class SameContentTest {
    private static final int SIZE = 60;
    private static SuperResolver resolver;
    private static double[] content;

    @BeforeAll
    static void open() {
        resolver = Methods.open(ModelRegistry.standard().find("sisr-x2"), TileSettings.standard());
        Random random = new Random(4);
        content = new double[SIZE * SIZE];
        for (int i = 0; i < content.length; i++) {
            double x = i % SIZE;
            double y = i / SIZE;
            double wave = 127 + 160 * Math.sin(x / 3) * Math.cos(y / 4 + x / 9) + 4 * random.nextGaussian();
            content[i] = Math.rint(Math.max(0, Math.min(255, wave)));
        }
    }

    @AfterAll
    static void close() {
        resolver.close();
    }

    private static <T extends RealType<T> & NativeType<T>> double[] upscaled(
            Img<T> image, double gain, double offset, DoubleUnaryOperator change) {
        int i = 0;
        for (T pixel : image) pixel.setReal(change.applyAsDouble(content[i++]) * gain + offset);
        double[] result = new double[4 * content.length];
        i = 0;
        for (T pixel : Upscaler.of(resolver).upscale(image, Progress.NONE).image())
            result[i++] = (pixel.getRealDouble() - offset) / gain;
        return result;
    }

    private static double largestDifference(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++)
            largest = Math.max(largest, Math.abs(Math.max(0, Math.min(255, a[i])) - Math.max(0, Math.min(255, b[i]))));
        return largest;
    }

    @Test
    void everyTypeGivesTheSameResultUpToItsSteps() {
        double[] eight = upscaled(ArrayImgs.unsignedBytes(SIZE, SIZE), 1, 0, v -> v);
        double[] twelve = upscaled(ArrayImgs.unsignedShorts(SIZE, SIZE), 16, 100, v -> v);
        double[] sixteen = upscaled(ArrayImgs.unsignedShorts(SIZE, SIZE), 257, 0, v -> v);
        double[] signed = upscaled(ArrayImgs.shorts(SIZE, SIZE), 257, -32768, v -> v);
        double[] floating = upscaled(ArrayImgs.floats(SIZE, SIZE), 1 / 255.0, -0.5, v -> v);
        double[] large = upscaled(ArrayImgs.ints(SIZE, SIZE), 1000, -7, v -> v);
        assertThat(largestDifference(eight, floating)).isBetween(0.1, 0.51);
        assertThat(largestDifference(twelve, floating)).isLessThan(0.51 / 16);
        assertThat(largestDifference(sixteen, floating)).isLessThan(0.51 / 257);
        assertThat(largestDifference(signed, floating)).isLessThan(0.51 / 257);
        assertThat(largestDifference(large, floating)).isLessThan(0.002);
    }

    @Test
    void twelveBitsInASixteenBitFileAreNotDark() {
        double[] twelve = upscaled(ArrayImgs.unsignedShorts(SIZE, SIZE), 4095 / 255.0, 0, v -> v);
        double[] type = upscaled(ArrayImgs.unsignedShorts(SIZE, SIZE), 65535 / 255.0, 0, v -> v);
        assertThat(largestDifference(twelve, type)).isLessThan(0.2);
    }

    /** One pixel that is hot changes the others at most by the rounding of the range, unless the network sees it. */
    @Test
    void aHotPixelChangesNothingOutOfSight() {
        double[] normal = upscaled(ArrayImgs.floats(SIZE, SIZE), 1, 0, v -> v);
        int hot = 2 * SIZE + 3;
        int[] at = {0};
        double[] disturbed = upscaled(ArrayImgs.floats(SIZE, SIZE), 1, 0, v -> at[0]++ == hot ? 1e6 : v);
        double largest = 0;
        for (int y = 60; y < 2 * SIZE; y++)
            for (int x = 60; x < 2 * SIZE; x++)
                largest = Math.max(largest, Math.abs(normal[y * 2 * SIZE + x] - disturbed[y * 2 * SIZE + x]));
        assertThat(largest).isLessThan(1e-3);
    }
}
