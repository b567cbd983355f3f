package io.superres.method.samples;

import io.superres.image.IntensityRange;
import io.superres.quality.Summary;
import io.superres.tile.PlaneTask;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.planar.PlanarImgFactory;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Samples of one part of a plane, as floating-point numbers in the network's range. Confined to one thread. */
final class Samples {
    private static final IntensityRange AS_IT_IS = new IntensityRange(0, 1);

    private final List<RandomAccessibleInterval<FloatType>> sources;
    private final List<? extends RandomAccessibleInterval<?>> targets;
    private final boolean preserving;

    /** By sample, then by channel. */
    private final List<List<Img<FloatType>>> values = new ArrayList<>();

    private Samples(
            List<RandomAccessibleInterval<FloatType>> sources,
            List<? extends RandomAccessibleInterval<?>> targets,
            boolean preserving) {
        this.sources = sources;
        this.targets = targets;
        this.preserving = preserving;
    }

    static <T extends RealType<T>> Samples of(PlaneTask<T> part) {
        List<RandomAccessibleInterval<FloatType>> sources = new ArrayList<>();
        for (RandomAccessibleInterval<T> source : part.sources())
            sources.add(part.range().normalised(source));
        return new Samples(sources, part.targets(), part.preserving());
    }

    /** Where the next sample is to be made. */
    PlaneTask<FloatType> next() {
        List<Img<FloatType>> channels = new ArrayList<>();
        List<RandomAccessibleInterval<FloatType>> places = new ArrayList<>();
        for (RandomAccessibleInterval<?> target : targets) {
            Img<FloatType> channel = new PlanarImgFactory<>(new FloatType()).create(target.dimensionsAsLongArray());
            channels.add(channel);
            places.add(Views.translate(channel, target.minAsLongArray()));
        }
        values.add(channels);
        return new PlaneTask<>(sources, places, AS_IT_IS, preserving);
    }

    /** Summarises all samples, pixel by pixel. */
    <T extends RealType<T>> void write(Summary summary, PlaneTask<T> part) {
        double[] seen = new double[values.size()];
        for (int c = 0; c < part.targets().size(); c++) {
            List<Cursor<FloatType>> cursors = new ArrayList<>();
            for (List<Img<FloatType>> sample : values)
                cursors.add(Views.flatIterable(sample.get(c)).cursor());
            RandomAccessibleInterval<T> target = part.targets().get(c);
            T type = target.getType();
            for (T pixel : Views.flatIterable(target)) {
                for (int i = 0; i < seen.length; i++)
                    seen[i] = cursors.get(i).next().get();
                double value =
                        summary.of(seen) * (part.range().high() - part.range().low());
                if (!summary.isDifference()) value += part.range().low();
                pixel.setReal(
                        type instanceof IntegerType
                                ? Math.max(type.getMinValue(), Math.min(type.getMaxValue(), Math.rint(value)))
                                : value);
            }
        }
    }
}
