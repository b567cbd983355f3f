package io.superres.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.superres.BadInputException;
import io.superres.CancelledException;
import io.superres.Progress;
import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.Plane;
import io.superres.method.MethodSettings;
import io.superres.method.Methods;
import io.superres.method.ReferenceImage;
import io.superres.method.Source;
import io.superres.method.SuperResolver;
import io.superres.method.Upscaler;
import io.superres.method.sisr.SingleImage;
import io.superres.model.ModelRegistry;
import io.superres.quality.DataRange;
import io.superres.quality.Psnr;
import io.superres.tile.TileSettings;
import java.util.List;
import java.util.Random;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

/** Every op called as SciJava Ops calls it: a static method, with null for what is left out. */
class OpCallTest {
    private static final String MODEL = "sisr-x2";

    private static Img<UnsignedShortType> cells(long... size) {
        Img<UnsignedShortType> image = ArrayImgs.unsignedShorts(size);
        Random random = new Random(5);
        image.forEach(pixel -> pixel.set(200 + random.nextInt(3000)));
        return image;
    }

    @Test
    void sisrAndUpscaleAreTheUpscaler() {
        Img<UnsignedShortType> lr = cells(21, 17, 2);
        Img<UnsignedShortType> expected;
        try (SingleImage resolver = SingleImage.open(ModelRegistry.standard().find(MODEL), TileSettings.standard())) {
            expected = Upscaler.of(resolver).upscale(lr, Progress.NONE).image();
        }
        assertThat(expected.dimensionsAsLongArray()).containsExactly(42, 34, 2);
        assertThat(MethodOps.sisr(lr, 2, null, null, null, null)).containsExactlyElementsOf(expected);
        assertThat(MethodOps.sisr(lr, 2, MODEL, "auto", -1, Progress.NONE)).containsExactlyElementsOf(expected);
        assertThat(MethodOps.upscale(lr, 2, null, null, null, null, null)).containsExactlyElementsOf(expected);
        assertThat(MethodOps.upscale(lr, 2, "sisr", MODEL, null, null, null)).containsExactlyElementsOf(expected);
    }

    @Test
    void e2ent2IsTheUpscalerWithReferences() {
        Img<UnsignedShortType> lr = cells(15, 12);
        Img<UnsignedShortType> reference = cells(40, 28, 2);
        ReferenceImage[] planes = new ReferenceImage[2];
        for (int i = 0; i < 2; i++)
            planes[i] = ReferenceImage.of(Source.window("image"), List.of(Views.hyperSlice(reference, 2, i)));
        Img<UnsignedShortType> expected;
        try (SuperResolver resolver = Methods.open(
                ModelRegistry.standard().find("e2ent2-x4"),
                TileSettings.standard(),
                MethodSettings.with(List.of(planes)))) {
            expected = Upscaler.of(resolver).upscale(lr, Progress.NONE).image();
        }
        assertThat(expected.dimensionsAsLongArray()).containsExactly(60, 48);
        assertThat(MethodOps.e2ent2(lr, reference, null, null, null, null)).containsExactlyElementsOf(expected);
        Img<UnsignedShortType> alone = MethodOps.e2ent2(lr, null, null, null, null, null);
        assertThat(values(alone)).isNotEqualTo(values(expected));
        assertThat(MethodOps.upscale(lr, 4, "e2ent2", null, null, null, null)).containsExactlyElementsOf(alone);
        assertThatThrownBy(() -> MethodOps.e2ent2(lr, cells(40, 5), null, null, null, null))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("40 x 5");
    }

    @Test
    void anyPartCanBeFilled() {
        Img<UnsignedShortType> lr = cells(21, 17, 2);
        Img<UnsignedShortType> whole = MethodOps.upscale(lr, 2, null, null, null, null, null);
        Img<UnsignedShortType> canvas = ArrayImgs.unsignedShorts(42, 34, 2);
        RandomAccessibleInterval<UnsignedShortType> part =
                Views.interval(canvas, new long[] {5, 9, 1}, new long[] {30, 33, 1});
        MethodOps.fill(lr, 2, null, null, null, null, null, part);
        assertThat(Views.flatIterable(part)).containsExactlyElementsOf(Views.flatIterable(Views.interval(whole, part)));
        assertThat(Views.flatIterable(Views.hyperSlice(canvas, 2, 0))).allMatch(pixel -> pixel.get() == 0);
        assertThatThrownBy(() -> MethodOps.fill(lr, 2, null, null, null, null, null, Views.translate(canvas, 1, 0, 0)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no part of the enlarged image");
    }

    @Test
    void channelsHaveRangesOfTheirOwn() {
        Img<UnsignedShortType> lr = cells(20, 16, 2);
        Views.hyperSlice(lr, 2, 1).forEach(pixel -> pixel.set(pixel.get() / 8));
        Img<UnsignedShortType> together = MethodOps.sisr(lr, 2, null, null, 2, null);
        Img<UnsignedShortType> alone = MethodOps.sisr(
                ArrayImgs.unsignedShorts(shorts(Views.hyperSlice(lr, 2, 1)), 20, 16), 2, null, null, null, null);
        assertThat(Views.flatIterable(Views.hyperSlice(together, 2, 1))).containsExactlyElementsOf(alone);
    }

    private static short[] shorts(RandomAccessibleInterval<UnsignedShortType> image) {
        short[] values = new short[(int) image.size()];
        int i = 0;
        for (UnsignedShortType pixel : Views.flatIterable(image)) values[i++] = pixel.getShort();
        return values;
    }

    @Test
    void progressHearsOfTilesAndCancels() {
        long[] last = {0, 0};
        MethodOps.sisr(cells(20, 16), 2, null, null, null, (done, total) -> {
            last[0] = done;
            last[1] = total;
        });
        assertThat(last[0]).isPositive().isEqualTo(last[1]);
        Progress impatient = new Progress() {
            @Override
            public void update(long done, long total) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThatThrownBy(() -> MethodOps.sisr(cells(20, 16), 2, null, null, null, impatient))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void wrongInputsAreRefused() {
        Img<UnsignedShortType> lr = cells(9, 9);
        assertThatThrownBy(() -> MethodOps.sisr(lr, 7, null, null, null, null))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("scale 7");
        assertThatThrownBy(() -> MethodOps.upscale(lr, 2, "magic", null, null, null, null))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("'magic'");
        assertThatThrownBy(() -> BicubicOps.bicubic(lr, 0)).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> QualityOps.psnr(lr, cells(9, 8), null, null))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("9 x 8");
        assertThatThrownBy(() -> QualityOps.ssim(lr, lr, 5, null))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("border");
        assertThatThrownBy(() -> QualityOps.gmsd(cells(9, 9, 2), cells(9, 9, 2), null))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("3 dimensions");
    }

    @Test
    void bicubicRoundsAndClampsIntegersAndKeepsFloats() {
        Random random = new Random(3);
        float[] values = new float[12 * 10];
        byte[] bytes = new byte[values.length];
        random.nextBytes(bytes);
        for (int i = 0; i < values.length; i++) values[i] = bytes[i] & 0xFF;
        Plane expected = BicubicResize.enlarge(new Plane(values, 12, 10), 3, Rounding.NONE);
        Img<FloatType> floats = BicubicOps.bicubic(ArrayImgs.floats(values, 12, 10), 3);
        Img<UnsignedByteType> whole = BicubicOps.bicubic(ArrayImgs.unsignedBytes(bytes, 12, 10), 3);
        boolean beyond = false;
        for (int y = 0; y < 30; y++)
            for (int x = 0; x < 36; x++) {
                float value = expected.get(x, y);
                beyond |= value > 255;
                assertThat(floats.getAt(x, y).get()).isEqualTo(value);
                assertThat(whole.getAt(x, y).get()).isEqualTo((int) Math.max(0, Math.min(255, Math.rint(value))));
            }
        assertThat(beyond).as("some values are beyond the type").isTrue();
    }

    @Test
    void bicubicKeepsAxesAndOrigins() {
        Img<UnsignedShortType> stack = cells(8, 6, 3, 2);
        Img<UnsignedShortType> all = BicubicOps.bicubic(Views.translate(stack, 5, -3, 1, 7), 2);
        assertThat(all.dimensionsAsLongArray()).containsExactly(16, 12, 3, 2);
        var plane = Views.hyperSlice(Views.hyperSlice(stack, 3, 1), 2, 2);
        assertThat(Views.flatIterable(Views.hyperSlice(Views.hyperSlice(all, 3, 1), 2, 2)))
                .containsExactlyElementsOf(BicubicOps.bicubic(plane, 2));
    }

    @Test
    void measuresSeeHowFarAResultIsOff() {
        Img<UnsignedByteType> truth = ArrayImgs.unsignedBytes(40, 30);
        Random random = new Random(8);
        truth.forEach(pixel -> pixel.set(40 + random.nextInt(150)));
        Img<UnsignedByteType> off = truth.copy();
        off.forEach(pixel -> pixel.set(pixel.get() + 5));

        assertThat(QualityOps.psnr(truth, truth, null, null)).isInfinite();
        assertThat(QualityOps.psnr(off, truth, null, null)).isEqualTo(Psnr.ofError(25, 255), within(1e-9));
        assertThat(QualityOps.psnr(off, truth, 4, 65535.0)).isEqualTo(Psnr.ofError(25, 65535), within(1e-9));
        assertThat(QualityOps.ssim(truth, truth, 2, null)).isEqualTo(1, within(1e-9));
        assertThat(QualityOps.ssim(off, truth, 2, null)).isBetween(0.8, 0.9999);
        assertThat(QualityOps.msSsim(truth, truth, null)).isEqualTo(1, within(1e-9));
        assertThat(QualityOps.gmsd(truth, truth, null)).isEqualTo(0, within(1e-6));
        random.ints(200, 0, 40 * 30).forEach(i -> off.getAt(i % 40, i / 40).set(255));
        assertThat(QualityOps.msSsim(off, truth, null)).isLessThan(0.95);
        assertThat(QualityOps.gmsd(off, truth, null)).isGreaterThan(0.01);
    }

    /** For more than 8 bit, the peak is that of the command line. */
    @Test
    void thePeakOfDeepImagesIsTheirContent() {
        Img<UnsignedShortType> truth = cells(40, 30);
        Img<UnsignedShortType> off = truth.copy();
        off.forEach(pixel -> pixel.set(pixel.get() + 10));
        double peak = DataRange.of(PlaneValues.of(truth));
        assertThat(peak).isBetween(2900.0, 3000.0);
        assertThat(QualityOps.psnr(off, truth, null, null)).isEqualTo(Psnr.ofError(100, peak), within(1e-9));
    }

    private static List<Integer> values(Img<UnsignedShortType> image) {
        List<Integer> values = new java.util.ArrayList<>();
        for (UnsignedShortType pixel : image) values.add(pixel.get());
        return values;
    }
}
