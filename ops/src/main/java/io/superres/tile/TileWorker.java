package io.superres.tile;

import io.superres.SuperresException;
import io.superres.session.Session;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.converter.Converters;
import net.imglib2.converter.RealFloatConverter;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Makes one tile after another in buffers of its own. Confined to one thread. */
final class TileWorker {
    private final Session session;
    private final TiledNetwork.Shape shape;
    private float[] block = {};
    private FloatBuffer in = direct(0);
    private FloatBuffer out = direct(0);

    TileWorker(Session session, TiledNetwork.Shape shape) {
        this.session = session;
        this.shape = shape;
    }

    <T extends RealType<T>> void process(PlaneTask<T> plane, Tile tile) {
        int halo = shape.halo();
        int width = shape.whole(tile.width() + 2 * halo);
        int height = shape.whole(tile.height() + 2 * halo);
        int area = Math.multiplyExact(width, height);
        int s = shape.scale();
        in = atLeast(in, Math.multiplyExact(area, shape.inputs()));
        out = atLeast(out, Math.multiplyExact(Math.multiplyExact(area, shape.outputs()), s * s));
        if (block.length < area) block = new float[area];

        for (int c = 0; c < shape.inputs(); c++) {
            read(plane.sources().get(Math.min(c, plane.sources().size() - 1)), tile, width, height);
            plane.range().normalise(block, area);
            in.put(c * area, block, 0, area);
        }
        session.run(
                in.slice(0, area * shape.inputs()),
                new long[] {1, shape.inputs(), height, width},
                out.slice(0, area * s * s * shape.outputs()),
                new long[] {1, shape.outputs(), (long) height * s, (long) width * s});
        for (int c = 0; c < plane.targets().size(); c++) write(plane, c, tile, width, height);
    }

    private <T extends RealType<T>> void read(RandomAccessibleInterval<T> source, Tile tile, int width, int height) {
        PrimitiveBlocks<FloatType> blocks = PrimitiveBlocks.of(
                Converters.convert(Views.extendMirrorDouble(source), new RealFloatConverter<>(), new FloatType()),
                PrimitiveBlocks.OnFallback.ACCEPT);
        int halo = shape.halo();
        blocks.copy(new long[] {(long) tile.x() - halo, (long) tile.y() - halo}, block, new int[] {width, height});
    }

    private <T extends RealType<T>> void write(PlaneTask<T> plane, int channel, Tile tile, int width, int height) {
        int s = shape.scale();
        int halo = shape.halo();
        int rowLength = width * s;
        int planeLength = rowLength * height * s;
        int averaged = plane.targets().size() == 1 ? shape.outputs() : 1;
        RandomAccess<T> target = plane.targets().get(channel).randomAccess();
        T type = target.get();
        boolean whole = type instanceof IntegerType;
        double min = type.getMinValue();
        double max = type.getMaxValue();
        for (int y = 0; y < tile.height() * s; y++) {
            int from = (halo * s + y) * rowLength + halo * s;
            target.setPosition(new int[] {tile.x() * s, tile.y() * s + y});
            for (int x = 0; x < tile.width() * s; x++) {
                float sum = 0;
                for (int c = 0; c < averaged; c++) sum += out.get((channel + c) * planeLength + from + x);
                if (!Float.isFinite(sum))
                    throw new SuperresException(
                            "the network made a value that is not a number in the tile at (x, y) = (" + tile.x() + ", "
                                    + tile.y() + "); the result was discarded");
                double value = plane.range().pixelValue(sum / averaged);
                target.get().setReal(whole ? Math.max(min, Math.min(max, Math.rint(value))) : value);
                target.fwd(0);
            }
        }
    }

    private static FloatBuffer atLeast(FloatBuffer buffer, int size) {
        return buffer.capacity() >= size ? buffer : direct(size);
    }

    private static FloatBuffer direct(int size) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(size, Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
