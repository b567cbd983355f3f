package io.superres.tile;

import io.superres.session.DeviceMemoryException;
import io.superres.session.ImagePass;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.converter.Converters;
import net.imglib2.converter.RealFloatConverter;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Runs one job after another in buffers of its own. Confined to one thread. */
final class TileWorker {
    private final ImagePass pass;
    private final TiledNetwork.Shape shape;
    private final PixelWriter writer;
    private float[] block = {};
    private FloatBuffer in = direct(0);
    private FloatBuffer out = direct(0);

    TileWorker(ImagePass pass, TiledNetwork.Shape shape) {
        this.pass = pass;
        this.shape = shape;
        writer = new PixelWriter(shape.scale());
    }

    /** @throws DeviceMemoryException if there is not enough memory for a window of this size */
    <T extends RealType<T>> void process(Job<T> job) {
        job.receiver().accept(made(job.plane(), job.window()), writer);
    }

    private <T extends RealType<T>> Made made(PlaneTask<T> plane, Tile window) {
        int width = window.width();
        int height = window.height();
        int s = shape.scale();
        long pixels = (long) width * height;
        in = atLeast(in, pixels * shape.inputs());
        out = atLeast(out, pixels * s * s * shape.outputs());
        int area = (int) pixels;
        if (block.length < area) block = new float[area];
        int bands = shape.inputs() - plane.guide().channels();
        for (int c = 0; c < bands; c++) {
            read(plane.sources().get(Math.min(c, plane.sources().size() - 1)), window);
            plane.range().normalise(block, area);
            in.put(c * area, block, 0, area);
        }
        plane.guide().fill(window, in.slice(bands * area, area * plane.guide().channels()));
        pass.run(
                in.slice(0, area * shape.inputs()),
                new long[] {1, shape.inputs(), height, width},
                out.slice(0, area * s * s * shape.outputs()),
                new long[] {1, shape.outputs(), (long) height * s, (long) width * s});
        return new Made(out, window, s, shape.outputs());
    }

    private <T extends RealType<T>> void read(RandomAccessibleInterval<T> source, Tile window) {
        PrimitiveBlocks<FloatType> blocks = PrimitiveBlocks.of(
                Converters.convert(Views.extendMirrorDouble(source), new RealFloatConverter<>(), new FloatType()),
                PrimitiveBlocks.OnFallback.ACCEPT);
        blocks.copy(new long[] {window.x(), window.y()}, block, new int[] {window.width(), window.height()});
    }

    private static FloatBuffer atLeast(FloatBuffer buffer, long size) {
        return buffer.capacity() >= size ? buffer : direct(size);
    }

    private static FloatBuffer direct(long size) {
        long bytes = size * Float.BYTES;
        if (bytes > Integer.MAX_VALUE)
            throw new DeviceMemoryException("a tile of " + size + " values is too large for one buffer", null);
        try {
            return ByteBuffer.allocateDirect((int) bytes)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        } catch (OutOfMemoryError e) {
            throw new DeviceMemoryException("there is no memory for a tile of " + size + " values", e);
        }
    }
}
