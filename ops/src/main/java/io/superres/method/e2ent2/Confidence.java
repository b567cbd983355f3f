package io.superres.method.e2ent2;

import io.superres.Progress;
import io.superres.method.SuperResolver;
import io.superres.onnx.ReceptiveField;
import io.superres.session.Device;
import io.superres.tile.PlaneTask;
import io.superres.tile.Seams;
import io.superres.tile.Stages;
import io.superres.tile.Tile;
import java.util.List;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * In place of a result, how similar what was found in the references is to the input: the cosine of the angle between
 * the features of the LR patch around each pixel and those of its match. 0 and below become 0; 1 becomes the largest
 * value of integer types, and 1 in floating-point images.
 */
record Confidence(ReferenceSearch search, int tile) implements SuperResolver {
    @Override
    public int scale() {
        return Textures.RATIO;
    }

    @Override
    public int channels() {
        return search.bands();
    }

    @Override
    public Device device() {
        return search.encoder().network().device();
    }

    @Override
    public ReceptiveField receptiveField() {
        return new ReceptiveField.Finite(search.reach(), 1);
    }

    @Override
    public <T extends RealType<T>> Seams upscale(List<PlaneTask<T>> planes, Progress progress) {
        Stages stages = new Stages(
                progress,
                planes.stream()
                        .mapToLong(plane -> E2ent2.isTooSmall(plane) ? 1 : E2ent2.searched(plane, needed(plane)))
                        .sum());
        for (PlaneTask<T> plane : planes) {
            Matches matches = null;
            if (E2ent2.isTooSmall(plane)) stages.next(1).update(1, 1);
            else {
                Tile part = needed(plane);
                matches = search.search(plane, part, stages.next(E2ent2.searched(plane, part)))
                        .matches();
            }
            for (RandomAccessibleInterval<T> target : plane.targets()) write(matches, target);
        }
        return Seams.NONE;
    }

    /** Patches around all pixels. */
    private static <T extends RealType<T>> Tile needed(PlaneTask<T> plane) {
        return plane.part(Textures.RATIO, 1).grown(1).within(plane.width(), plane.height());
    }

    private static <T extends RealType<T>> void write(Matches matches, RandomAccessibleInterval<T> target) {
        T type = target.getType();
        double most = type instanceof IntegerType ? type.getMaxValue() : 1;
        Cursor<T> cursor = Views.iterable(target).localizingCursor();
        while (cursor.hasNext()) {
            T pixel = cursor.next();
            double value = matches == null ? 0 : at(matches, cursor.getIntPosition(0), cursor.getIntPosition(1));
            pixel.setReal(type instanceof IntegerType ? Math.rint(value * most) : value);
        }
    }

    /** Of the patch around an HR pixel; at the border, of the one that is nearest to that. */
    private static double at(Matches matches, int hrX, int hrY) {
        int x = Math.max(0, Math.min(matches.patchColumns() - 1, hrX / Textures.RATIO - 1));
        int y = Math.max(0, Math.min(matches.patchRows() - 1, hrY / Textures.RATIO - 1));
        return Math.max(0, Math.min(1, matches.similarity(x, y)));
    }

    @Override
    public void close() {
        search.close();
    }
}
