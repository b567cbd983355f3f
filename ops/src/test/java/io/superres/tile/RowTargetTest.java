package io.superres.tile;

import static org.assertj.core.api.Assertions.assertThat;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgFactory;
import net.imglib2.img.cell.CellImgFactory;
import net.imglib2.img.planar.PlanarImgFactory;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.ByteType;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedIntType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

/** Whatever lies behind an image, its pixels end up where imglib2 says they are. */
class RowTargetTest {

    private static <T extends RealType<T>> void check(RandomAccessibleInterval<T> image) {
        T type = image.getType();
        double min = Math.max(type.getMinValue(), -1000);
        double max = Math.min(type.getMaxValue(), 60_000);
        int width = (int) image.dimension(0);
        double[] values = new double[width + 4];
        for (int i = 0; i < values.length; i++) values[i] = Math.rint(min + (max - min) * i / (values.length - 1));
        RowTarget target = RowTarget.of(image);
        for (long y = image.min(1); y <= image.max(1); y++) {
            int shift = (int) (y & 1);
            target.write(image.min(0) + shift, y, values, 2 + shift, width - shift - 1);
            RandomAccess<T> pixel = image.randomAccess();
            pixel.setPosition(y, 1);
            for (int x = shift; x < width - 1; x++) {
                pixel.setPosition(image.min(0) + x, 0);
                assertThat(pixel.get().getRealDouble())
                        .as("%s %d %d", image, x, y)
                        .isEqualTo(values[x + 2]);
            }
            pixel.setPosition(image.max(0), 0);
            assertThat(pixel.get().getRealDouble()).isZero();
        }
    }

    private static <T extends NativeType<T> & RealType<T>> void checkEveryView(T type) {
        check(new ArrayImgFactory<>(type).create(7, 5));
        check(new PlanarImgFactory<>(type).create(7, 5));
        check(new CellImgFactory<>(type, 3).create(7, 5));
        check(Views.translate(new ArrayImgFactory<>(type).create(7, 5), -3, 100));
        check(Views.interval(new PlanarImgFactory<>(type).create(9, 9), new long[] {1, 2}, new long[] {7, 6}));
        check(Views.hyperSlice(Views.hyperSlice(new PlanarImgFactory<>(type).create(7, 5, 3, 4), 3, 2), 2, 1));
        check(Views.translate(
                Views.hyperSlice(Views.translate(new ArrayImgFactory<>(type).create(7, 5, 3), 10, 20, 30), 2, 31),
                4,
                5));
        check(Views.hyperSlice(new ArrayImgFactory<>(type).create(3, 7, 5), 0, 1));
        check(Views.rotate(new PlanarImgFactory<>(type).create(5, 7), 0, 1));
        check(Views.zeroMin(Views.invertAxis(new ArrayImgFactory<>(type).create(7, 5), 0)));
        check(Views.zeroMin(Views.invertAxis(new ArrayImgFactory<>(type).create(7, 5), 1)));
        check(Views.subsample(new ArrayImgFactory<>(type).create(14, 5), 2, 1));
    }

    @Test
    void everyTypeAndEveryView() {
        checkEveryView(new UnsignedByteType());
        checkEveryView(new ByteType());
        checkEveryView(new UnsignedShortType());
        checkEveryView(new ShortType());
        checkEveryView(new UnsignedIntType());
        checkEveryView(new FloatType());
        checkEveryView(new DoubleType());
    }
}
