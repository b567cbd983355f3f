package io.superres.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.superres.BadInputException;
import io.superres.CancelledException;
import io.superres.Progress;
import java.util.Arrays;
import java.util.Random;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

class IntensityTest {
    private static short[] twelveBit(int n) {
        Random random = new Random(3);
        short[] pixels = new short[n];
        for (int i = 0; i < n; i++) pixels[i] = (short) (100 + random.nextInt(3000));
        return pixels;
    }

    @Test
    void eightBitIsItsOwnRange() {
        assertThat(Intensity.range(ArrayImgs.unsignedBytes(new byte[] {3, 4}, 2, 1), RangeChoice.AUTO))
                .isEqualTo(new IntensityRange(0, 255));
    }

    @Test
    void sixteenBitUsesPercentilesSoThatACameraImageIsNotBlack() {
        IntensityRange range = Intensity.range(ArrayImgs.unsignedShorts(twelveBit(10_000), 100, 100), RangeChoice.AUTO);
        assertThat(range.low()).isBetween(100.0, 110.0);
        assertThat(range.high()).isBetween(3090.0, 3100.0);
    }

    @Test
    void aHotPixelDoesNotMoveTheRange() {
        short[] pixels = twelveBit(10_000);
        IntensityRange before = Intensity.range(ArrayImgs.unsignedShorts(pixels.clone(), 100, 100), RangeChoice.AUTO);
        pixels[5000] = (short) 65535;
        IntensityRange after = Intensity.range(ArrayImgs.unsignedShorts(pixels, 100, 100), RangeChoice.AUTO);
        assertThat(after.high()).isCloseTo(before.high(), within(2.0));
    }

    @Test
    void floatsGetNearlyTheSameRangeAsTheSameValuesInShorts() {
        short[] pixels = twelveBit(10_000);
        float[] floats = new float[pixels.length];
        for (int i = 0; i < floats.length; i++) floats[i] = pixels[i];
        IntensityRange shorts = Intensity.range(ArrayImgs.unsignedShorts(pixels, 100, 100), RangeChoice.AUTO);
        IntensityRange found = Intensity.range(ArrayImgs.floats(floats, 100, 100), RangeChoice.AUTO);
        assertThat(found.low()).isEqualTo(shorts.low());
        assertThat(found.high()).isEqualTo(shorts.high());
    }

    @Test
    void aHotPixelDoesNotMoveTheRangeOfFloatsHoweverHotItIs() {
        float[] pixels = new float[10_000];
        Random random = new Random(5);
        for (int i = 0; i < pixels.length; i++) pixels[i] = random.nextFloat() - 0.5f;
        IntensityRange before = Intensity.range(ArrayImgs.floats(pixels.clone(), 100, 100), RangeChoice.AUTO);
        pixels[77] = 1e30f;
        IntensityRange after = Intensity.range(ArrayImgs.floats(pixels, 100, 100), RangeChoice.AUTO);
        assertThat(after.low()).isCloseTo(before.low(), within(1e-3));
        assertThat(after.high()).isCloseTo(before.high(), within(1e-3));
    }

    @Test
    void percentilesAreExact() {
        float[] pixels = new float[5000];
        Random random = new Random(6);
        for (int i = 0; i < pixels.length; i++)
            pixels[i] = (float) (random.nextGaussian() * Math.exp(random.nextGaussian() * 3));
        IntensityRange range = Intensity.range(ArrayImgs.floats(pixels, 100, 50), RangeChoice.AUTO);
        Arrays.sort(pixels);
        assertThat(range).isEqualTo(new IntensityRange(pixels[5], pixels[4995]));
    }

    @Test
    void slicesWithoutContrastDoNotCount() {
        short[] pixels = twelveBit(10_000);
        IntensityRange before = Intensity.range(ArrayImgs.unsignedShorts(pixels, 50, 50, 4), RangeChoice.AUTO);
        short[] more = Arrays.copyOf(pixels, 15_000);
        Arrays.fill(more, 12_500, 15_000, (short) -1);
        assertThat(Intensity.range(ArrayImgs.unsignedShorts(more, 50, 50, 6), RangeChoice.AUTO))
                .isEqualTo(before);
    }

    @Test
    void aFlatImageStillHasARange() {
        assertThat(Intensity.range(ArrayImgs.floats(new float[] {7, 7, 7, 7}, 2, 2), RangeChoice.AUTO))
                .isEqualTo(new IntensityRange(7, 8));
    }

    @Test
    void pixelsThatAreNotNumbersAreRefusedWithTheirPlace() {
        float[] pixels = new float[12];
        pixels[7] = Float.NaN;
        assertThatThrownBy(() -> Intensity.range(ArrayImgs.floats(pixels, 4, 3), RangeChoice.AUTO))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("(3, 1)");
        pixels[7] = Float.POSITIVE_INFINITY;
        assertThatThrownBy(() -> Intensity.range(ArrayImgs.floats(pixels, 4, 3), RangeChoice.parse("0,1")))
                .isInstanceOf(BadInputException.class);
    }

    @Test
    void rangesAreReadFromText() {
        assertThat(RangeChoice.parse("auto")).isEqualTo(RangeChoice.AUTO);
        assertThat(RangeChoice.parse("0,4095")).isEqualTo(new RangeChoice.Fixed(new IntensityRange(0, 4095)));
        assertThat(Intensity.range(ArrayImgs.unsignedShorts(1, 1), RangeChoice.parse("type")))
                .isEqualTo(new IntensityRange(0, 65535));
        for (String bad : new String[] {"", "5", "5,1", "a,b", "0,NaN"})
            assertThatThrownBy(() -> RangeChoice.parse(bad)).isInstanceOf(BadInputException.class);
    }

    /** Many planes and one large plane: both can be stopped before they have been seen whole. */
    @Test
    void lookingCanBeStopped() {
        for (long[] size : new long[][] {{4, 4, 100}, {4096, 5000, 1}}) {
            long[] asked = {0};
            Progress progress = new Progress() {
                @Override
                public void update(long done, long total) {}

                @Override
                public boolean cancelled() {
                    return ++asked[0] == 3;
                }
            };
            assertThatThrownBy(() -> Intensity.range(ArrayImgs.unsignedShorts(size), RangeChoice.AUTO, progress))
                    .isInstanceOf(CancelledException.class);
            asked[0] = 0;
            assertThatThrownBy(() -> Intensity.range(ArrayImgs.floats(size), RangeChoice.parse("0,1"), progress))
                    .isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void aLargePlaneIsSeenWhole() {
        var image = ArrayImgs.unsignedShorts(4096, 2051);
        image.getAt(4095, 2050).set(40_000);
        image.getAt(0, 1024).set(9);
        assertThat(Intensity.range(image, RangeChoice.AUTO)).isEqualTo(new IntensityRange(0, 40_000));
        var floats = ArrayImgs.floats(4096, 2051);
        floats.getAt(7, 2050).set(Float.NaN);
        assertThatThrownBy(() -> Intensity.range(floats, RangeChoice.AUTO)).hasMessageContaining("(7, 2050)");
    }
}
