package io.superres.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.superres.BadInputException;
import io.superres.CancelledException;
import io.superres.Progress;
import io.superres.image.IntensityRange;
import io.superres.image.RangeChoice;
import io.superres.session.Device;
import io.superres.tile.PlaneTask;
import io.superres.tile.Seams;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgFactory;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.ByteType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedIntType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every method must do with every kind of network, wherever that runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractSuperResolverTest {
    private static final RangeChoice UNIT = new RangeChoice.Fixed(new IntensityRange(0, 1));
    private static final int TILE = 24;

    private SuperResolver resolver;

    /**
     * @param tile largest extent of a tile in LR pixels
     * @param threads tiles worked on at once
     */
    abstract SuperResolver open(int tile, int threads);

    /** What arithmetic may change, for values from 0 to 1: it adds up in another order in windows of another size. */
    double rounding() {
        return 1e-4;
    }

    /** How much tiles may change the result at most, for values from 0 to 1. */
    double tileTolerance() {
        return rounding();
    }

    /** How much a flat image may vary in the result, for values from 0 to 1. */
    double flatness() {
        return rounding();
    }

    /** LR pixels at the border of a flat image that need not look like the others. */
    int border() {
        return 0;
    }

    @BeforeAll
    void open() {
        resolver = open(TILE, 2);
    }

    @AfterAll
    void close() {
        resolver.close();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,9", "7,1", "3,2", "2,60", "23,17", "24,24", "25,49", "61,33"})
    void everyPixelOfTheResultIsMade(int width, int height) {
        Enlargement<FloatType> enlargement = upscaler(resolver).enlargement(Samples.floats(width, height));
        int s = resolver.scale();
        assertThat(enlargement.dimensions()).containsExactly((long) width * s, (long) height * s);
        Img<FloatType> hr = ArrayImgs.floats(enlargement.dimensions());
        hr.forEach(pixel -> pixel.set(Float.NaN));
        enlargement.fill(hr, Progress.NONE);
        assertThat(hr).allMatch(pixel -> Float.isFinite(pixel.get()));
    }

    @Test
    void itKnowsItself() {
        assertThat(resolver.scale()).isBetween(2, 16);
        assertThat(resolver.channels()).isIn(1, 3);
        assertThat(resolver.device()).isNotNull();
        assertThat(resolver.receptiveField()).isNotNull();
        assertThat(resolver.tile()).isEqualTo(TILE);
    }

    @Test
    void theSameTwiceAndWithAnyNumberOfThreads() {
        Img<FloatType> lr = Samples.floats(70, 40);
        Img<FloatType> once = whole(resolver, lr);
        assertThat(whole(resolver, lr)).containsExactlyElementsOf(once);
        for (int threads : new int[] {1, 3})
            try (SuperResolver other = open(TILE, threads)) {
                assertThat(whole(other, lr)).containsExactlyElementsOf(once);
            }
    }

    /** More threads may cut a plane into more tiles, which must not show. */
    @Test
    void threadsThatChangeTheTilesDoNotChangeTheResult() {
        Img<FloatType> lr = Samples.floats(220, 20);
        try (SuperResolver one = open(256, 1);
                SuperResolver three = open(256, 3)) {
            Samples.assertClose(whole(three, lr), whole(one, lr), rounding());
        }
    }

    @ParameterizedTest
    @CsvSource({"64,64", "1,90", "90,2", "53,71"})
    void tilesDoNotShow(int width, int height) {
        Img<FloatType> lr = Samples.floats(width, height);
        try (SuperResolver untiled = open(1024, 1)) {
            Upscaler.Result<FloatType> once = upscaler(untiled).upscale(lr, Progress.NONE);
            assertThat(once.seams()).isEqualTo(Seams.NONE);
            Upscaler.Result<FloatType> tiled = upscaler(resolver).upscale(lr, Progress.NONE);
            Samples.assertClose(tiled.image(), once.image(), tileTolerance());
            assertThat(tiled.seams().largest()).isBetween(0.0, tileTolerance());
        }
    }

    @Test
    void anyPartEqualsThatPartOfTheWhole() {
        Enlargement<FloatType> enlargement = upscaler(resolver).enlargement(Samples.floats(60, 47));
        Img<FloatType> whole = enlargement.make(new FinalInterval(enlargement.dimensions()), Progress.NONE);
        Random random = new Random(4);
        for (int i = 0; i < 12; i++) {
            Interval part = Samples.part(whole, random, i < 3 ? 1 : 70);
            Img<FloatType> made = enlargement.make(part, Progress.NONE);
            Samples.assertClose(made, Views.zeroMin(Views.interval(whole, part)), rounding());
        }
    }

    @Test
    void nothingIsWrittenBesideAPart() {
        Enlargement<FloatType> enlargement = upscaler(resolver).enlargement(Samples.floats(40, 40));
        Img<FloatType> canvas = ArrayImgs.floats(enlargement.dimensions());
        canvas.forEach(pixel -> pixel.set(-77));
        Interval part = new FinalInterval(new long[] {11, 7}, new long[] {29, 40});
        enlargement.fill(Views.interval(canvas, part), Progress.NONE);
        long untouched = 0;
        for (FloatType pixel : canvas) if (pixel.get() == -77) untouched++;
        assertThat(untouched).isEqualTo(canvas.size() - part.dimension(0) * part.dimension(1));
    }

    @Test
    void lazyEqualsEager() {
        Enlargement<FloatType> enlargement = upscaler(resolver).enlargement(Samples.floats(40, 31));
        Samples.assertClose(
                enlargement.lazily(32, 3),
                enlargement.make(new FinalInterval(enlargement.dimensions()), Progress.NONE),
                rounding());
    }

    Stream<NativeType<?>> types() {
        return Stream.of(
                new UnsignedByteType(),
                new ByteType(),
                new UnsignedShortType(),
                new ShortType(),
                new UnsignedIntType(),
                new IntType(),
                new FloatType(),
                new DoubleType());
    }

    /** The same picture, 0 to 100 or, if there are negative numbers, -50 to 50. */
    @ParameterizedTest
    @MethodSource("types")
    <T extends RealType<T> & NativeType<T>> void everyPixelType(T type) {
        double low = type.getMinValue() < 0 ? -50 : 0;
        RandomAccessibleInterval<FloatType> unit = Samples.floats(37, 29);
        Img<T> lr = new ArrayImgFactory<>(type).create(37, 29);
        Img<FloatType> values = ArrayImgs.floats(37, 29);
        Samples.pair(unit, lr, (from, to) -> to.setReal(Math.rint(from.getRealDouble() * 100) + low));
        Samples.pair(lr, values, (from, to) -> to.setReal((from.getRealDouble() - low) / 100));

        RangeChoice range = new RangeChoice.Fixed(new IntensityRange(low, low + 100));
        Img<T> hr = new Upscaler(resolver, range, false, -1, false)
                .upscale(lr, Progress.NONE)
                .image();
        assertThat(hr.getType()).hasSameClassAs(type);
        boolean integer = type instanceof IntegerType;
        Samples.pair(whole(resolver, values), hr, (expected, found) -> {
            double value = expected.getRealDouble() * 100 + low;
            double clamped = Math.max(type.getMinValue(), Math.min(type.getMaxValue(), value));
            assertThat(found.getRealDouble())
                    .isCloseTo(integer ? clamped : value, within((integer ? 0.51 : 0) + 100 * rounding()));
        });
    }

    @Test
    void anotherGainAndOffsetChangeNothingElse() {
        Img<FloatType> lr = Samples.floats(45, 38);
        Img<FloatType> other = ArrayImgs.floats(45, 38);
        double gain = 873;
        double offset = -1250;
        Samples.pair(lr, other, (from, to) -> to.setReal(from.getRealDouble() * gain + offset));
        Img<FloatType> plain = Upscaler.of(resolver).upscale(lr, Progress.NONE).image();
        Img<FloatType> moved =
                Upscaler.of(resolver).upscale(other, Progress.NONE).image();
        Samples.pair(
                plain,
                moved,
                (p, m) -> assertThat((m.getRealDouble() - offset) / gain)
                        .isCloseTo(p.getRealDouble(), within(2e-3 + rounding())));
    }

    @Test
    void aFlatImageStaysFlat() {
        Img<FloatType> lr = ArrayImgs.floats(50, 30);
        lr.forEach(pixel -> pixel.set(0.4f));
        Img<FloatType> hr = whole(resolver, lr);
        int s = resolver.scale() * resolver.receptiveField().period();
        int edge = s * border();
        for (int y = edge; y < hr.dimension(1) - edge; y++)
            for (int x = edge; x < hr.dimension(0) - edge; x++)
                assertThat(hr.getAt(x, y).get())
                        .as("(%d, %d)", x, y)
                        .isCloseTo(hr.getAt(edge + x % s, edge + y % s).get(), within((float) flatness()));
    }

    @Test
    void meansAreKeptOnRequest() {
        Img<FloatType> lr = Samples.floats(31, 26);
        Img<FloatType> hr = new Upscaler(resolver, UNIT, true, -1, false)
                .upscale(lr, Progress.NONE)
                .image();
        int s = resolver.scale();
        for (int y = 0; y < lr.dimension(1); y++)
            for (int x = 0; x < lr.dimension(0); x++) {
                double sum = 0;
                for (int i = 0; i < s * s; i++)
                    sum += hr.getAt(x * s + i % s, y * s + i / s).get();
                assertThat(sum / (s * s)).isCloseTo(lr.getAt(x, y).get(), within(1e-6));
            }
    }

    @Test
    void allAxesAreKept() {
        Img<UnsignedShortType> stack = ArrayImgs.unsignedShorts(19, 14, 3, 2, 2);
        Random random = new Random(2);
        stack.forEach(pixel -> pixel.set(random.nextInt(4000)));
        RangeChoice range = new RangeChoice.Fixed(new IntensityRange(0, 4000));
        Upscaler upscaler = new Upscaler(resolver, range, false, 2, false);
        Img<UnsignedShortType> hr = upscaler.upscale(stack, Progress.NONE).image();
        int s = resolver.scale();
        assertThat(hr.dimensionsAsLongArray()).containsExactly(19L * s, 14L * s, 3, 2, 2);
        for (int[] at : new int[][] {{0, 0, 0}, {2, 1, 0}, {1, 0, 1}}) {
            Img<UnsignedShortType> alone = new Upscaler(resolver, range, false, -1, false)
                    .upscale(Samples.plane(stack, at), Progress.NONE)
                    .image();
            Samples.assertClose(Samples.plane(hr, at), alone, 1);
        }
    }

    /** Three equal colours are a grey image: a network for colours makes the mean of its outputs of that, others the same. */
    @Test
    void coloursGoTogether() {
        Img<FloatType> grey = Samples.floats(30, 20);
        Img<FloatType> rgb = ArrayImgs.floats(30, 20, 3);
        for (int c = 0; c < 3; c++)
            Samples.pair(grey, Samples.plane(rgb, c), (from, to) -> to.setReal(from.getRealDouble()));
        Upscaler.Result<FloatType> result = new Upscaler(resolver, UNIT, false, 2, true).upscale(rgb, Progress.NONE);
        assertThat(result.ranges()).containsExactly(new IntensityRange(0, 1));
        Img<FloatType> mean = ArrayImgs.floats(30L * resolver.scale(), 20L * resolver.scale());
        for (int c = 0; c < 3; c++)
            Samples.pair(
                    Samples.plane(result.image(), c),
                    mean,
                    (from, to) -> to.setReal(to.getRealDouble() + from.getRealDouble() / 3));
        Samples.assertClose(mean, whole(resolver, grey), rounding());
    }

    @Test
    void theOriginOfTheInputDoesNotMatter() {
        Img<FloatType> lr = Samples.floats(60, 50);
        Interval part = new FinalInterval(new long[] {9, 4}, new long[] {48, 33});
        Img<FloatType> copy = ArrayImgs.floats(40, 30);
        Samples.pair(Views.zeroMin(Views.interval(lr, part)), copy, (from, to) -> to.setReal(from.getRealDouble()));
        Img<FloatType> expected = whole(resolver, copy);
        assertThat(whole(resolver, Views.interval(lr, part))).containsExactlyElementsOf(expected);
        assertThat(whole(resolver, Views.translate(copy, -100, 1L << 33))).containsExactlyElementsOf(expected);
    }

    @Test
    void whatIsNoPictureIsRefused() {
        Img<FloatType> holed = Samples.floats(20, 20);
        for (float hole : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            holed.getAt(13, 7).set(hole);
            assertThatThrownBy(() -> upscaler(resolver).upscale(holed, Progress.NONE))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("(13, 7)");
        }
        assertThatThrownBy(() -> whole(resolver, ArrayImgs.floats(5))).isInstanceOf(BadInputException.class);
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void cancellingStopsWithinOneTile(int threads) {
        Stopping progress = new Stopping(3);
        try (SuperResolver own = open(16, threads)) {
            assertThatThrownBy(() -> upscaler(own).upscale(Samples.floats(160, 160), progress))
                    .isInstanceOf(CancelledException.class);
            assertThat(progress.done()).isBetween(3L, 2L + threads);
            assertThat(progress.total()).isGreaterThan(20);
            assertThat(whole(own, Samples.floats(9, 9)).size()).isPositive();
        }
    }

    @Test
    void aCancelledJobDoesNotBegin() {
        Stopping progress = new Stopping(0);
        assertThatThrownBy(() -> upscaler(resolver).upscale(Samples.floats(40, 40), progress))
                .isInstanceOf(CancelledException.class);
        assertThat(progress.done()).isZero();
    }

    @Test
    void progressEndsWhereItSaid() {
        Stopping progress = new Stopping(Long.MAX_VALUE);
        upscaler(resolver).upscale(Samples.floats(70, 50), progress);
        assertThat(progress.done()).isEqualTo(progress.total()).isGreaterThan(3);
    }

    @Test
    void severalThreadsMayUseIt() {
        Img<FloatType> first = Samples.floats(50, 44);
        Img<FloatType> second = Samples.floats(31, 77);
        Img<FloatType> firstAlone = whole(resolver, first);
        Img<FloatType> secondAlone = whole(resolver, second);
        CompletableFuture<Img<FloatType>> other = CompletableFuture.supplyAsync(() -> whole(resolver, first));
        for (int i = 0; i < 3; i++) assertThat(whole(resolver, second)).containsExactlyElementsOf(secondAlone);
        assertThat(other.join()).containsExactlyElementsOf(firstAlone);
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void noMoreThreadsThanAllowedWork(int threads) {
        ThreadCounter<FloatType> source = new ThreadCounter<>(Samples.floats(96, 96), threads);
        try (SuperResolver own = open(16, threads)) {
            assumeTrue(own.device() == Device.CPU, "graphics cards take one tile at a time");
            Img<FloatType> hr = ArrayImgs.floats(96L * own.scale(), 96L * own.scale());
            own.upscale(
                    List.of(new PlaneTask<>(List.of(source), List.of(hr), new IntensityRange(0, 1), false)),
                    Progress.NONE);
        }
        assertThat(source.most()).isEqualTo(threads);
    }

    @Test
    void aFailureIsReportedAndHarmsNothing() {
        Img<FloatType> lr = Samples.floats(60, 60);
        RandomAccessibleInterval<FloatType> broken = Converters.convert(
                (RandomAccessibleInterval<FloatType>) lr,
                (from, to) -> {
                    throw new IllegalStateException("the disk is gone");
                },
                new FloatType());
        PlaneTask<FloatType> task = new PlaneTask<>(
                List.of(broken),
                List.of(ArrayImgs.floats(60L * resolver.scale(), 60L * resolver.scale())),
                new IntensityRange(0, 1),
                false);
        assertThatThrownBy(() -> resolver.upscale(List.of(task), Progress.NONE))
                .hasMessageContaining("the disk is gone");
        assertThat(whole(resolver, lr).size()).isPositive();
    }

    @Test
    void nothingRunsAfterItWasClosed() {
        SuperResolver closed = open(TILE, 1);
        closed.close();
        assertThatThrownBy(() -> whole(closed, Samples.floats(9, 9))).isInstanceOf(RuntimeException.class);
    }

    private static Upscaler upscaler(SuperResolver resolver) {
        return new Upscaler(resolver, UNIT, false, -1, false);
    }

    private static Img<FloatType> whole(SuperResolver resolver, RandomAccessibleInterval<FloatType> lr) {
        return upscaler(resolver).upscale(lr, Progress.NONE).image();
    }
}
