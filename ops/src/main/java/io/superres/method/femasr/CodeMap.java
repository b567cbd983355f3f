package io.superres.method.femasr;

import io.superres.Progress;
import io.superres.image.IntensityRange;
import io.superres.method.NetworkResolver;
import io.superres.method.Shown;
import io.superres.tile.PlaneTask;
import io.superres.tile.Seams;
import io.superres.tile.Stages;
import io.superres.tile.TiledNetwork;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.planar.PlanarImgFactory;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * In place of a result, the entries of the codebook that would have made it, or how far from them the features of the
 * input lie.
 */
final class CodeMap extends NetworkResolver {
    private static final IntensityRange AS_IT_IS = new IntensityRange(0, 1);

    /** More than the numbers that pixels of 8 bits can have, less than those of 16. */
    private static final int FEW = 1 << 15;

    private final Shown shown;

    /**
     * @param shown {@link Shown#CODES} or {@link Shown#DISTANCE}
     * @param network gives one band of numbers, see {@link CodeGraph}
     */
    CodeMap(Shown shown, TiledNetwork network) {
        super(network);
        this.shown = shown;
    }

    @Override
    public <T extends RealType<T>> Seams upscale(List<PlaneTask<T>> planes, Progress progress) {
        Stages stages = new Stages(
                progress, planes.stream().mapToLong(network()::pieces).sum());
        Seams seams = Seams.NONE;
        for (PlaneTask<T> plane : planes) {
            progress.checkCancelled();
            seams = seams.and(upscale(plane, stages.next(network().pieces(plane))));
        }
        return seams;
    }

    private <T extends RealType<T>> Seams upscale(PlaneTask<T> plane, Progress progress) {
        RandomAccessibleInterval<T> first = plane.targets().get(0);
        Img<FloatType> numbers = new PlanarImgFactory<>(new FloatType()).create(first.dimensionsAsLongArray());
        PlaneTask<FloatType> task = new PlaneTask<>(
                plane.sources().stream()
                        .map(source -> plane.range().normalised(source))
                        .toList(),
                List.of(Views.translate(numbers, first.minAsLongArray())),
                AS_IT_IS,
                false);
        Seams seams = network().run(List.of(task), progress);
        for (RandomAccessibleInterval<T> target : plane.targets()) write(numbers, target);
        return shown == Shown.CODES ? Seams.NONE : seams;
    }

    private <T extends RealType<T>> void write(Img<FloatType> numbers, RandomAccessibleInterval<T> target) {
        T type = target.getType();
        boolean whole = type instanceof IntegerType;
        double most = type.getMaxValue();
        LoopBuilder.setImages(numbers, Views.zeroMin(target)).forEachPixel((number, pixel) -> {
            double value = number.getRealDouble();
            if (shown == Shown.CODES) pixel.setReal(whole && most < FEW ? Math.rint(value) % (most + 1) : value);
            else pixel.setReal(whole ? Math.rint(value * most) : value);
        });
    }
}
