package io.superres.tile;

import io.superres.CancelledException;
import io.superres.Progress;
import io.superres.SuperresException;
import io.superres.onnx.Graph;
import io.superres.onnx.ReceptiveField;
import io.superres.session.Device;
import io.superres.session.DeviceMemoryException;
import io.superres.session.ImagePass;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.type.numeric.RealType;

/**
 * A network with one image input and one image output, applied to planes of any size. Every tile is read with a halo of
 * real neighbours (mirrored only beyond the image), as wide as the network's receptive field needs, so the result does
 * not depend on the tiles. Tiles of a network with strides begin where its strides do. A network that looks everywhere
 * gets overlapping tiles, which are blended, unless the plane fits into one. Thread-safe; must be closed.
 */
public final class TiledNetwork implements AutoCloseable {
    private final ImagePass pass;
    private final Shape shape;
    private final TileSettings settings;
    private volatile int tile;

    /**
     * @param scale HR pixels per LR pixel
     * @param inputs channels that go in
     * @param outputs channels that come out
     * @param field receptive field
     * @param period extents and positions of windows are multiples of this
     * @param joint how tiles meet if the network looks everywhere
     */
    record Shape(int scale, int inputs, int outputs, ReceptiveField field, int period, Joint joint) {
        /** @param step what the network needs extents to be multiples of, beyond what its graph tells */
        static Shape of(Graph graph, int scale, int step, Joint joint) {
            ReceptiveField field = ReceptiveField.of(graph, scale);
            return new Shape(
                    scale,
                    Math.toIntExact(graph.input().shape()[1]),
                    Math.toIntExact(graph.output().shape()[1]),
                    field,
                    leastCommonMultiple(field.period(), step),
                    joint);
        }

        int halo() {
            return field instanceof ReceptiveField.Finite finite ? whole(finite.halo()) : 0;
        }

        private static int leastCommonMultiple(int a, int b) {
            int multiple = a;
            while (multiple % b != 0) multiple += a;
            return multiple;
        }

        /** The next multiple of the period. */
        int whole(int extent) {
            return -Math.floorDiv(-extent, period) * period;
        }
    }

    TiledNetwork(ImagePass pass, Shape shape, TileSettings settings) {
        this.pass = pass;
        this.shape = shape;
        this.settings = settings;
        tile = settings.tile();
    }

    /**
     * @param graph the network; input and output are image batches with known numbers of channels
     * @param scale HR pixels per LR pixel
     * @param step LR extents that the network takes are multiples of this, as its description says
     */
    public static TiledNetwork open(Graph graph, int scale, int step, TileSettings settings) {
        return open(graph, scale, step, Joint.FADE, settings);
    }

    /** @param joint how tiles meet if the network looks everywhere */
    public static TiledNetwork open(Graph graph, int scale, int step, Joint joint, TileSettings settings) {
        // One thread per tile and several tiles at once: faster than several threads per tile, and independent of them.
        return new TiledNetwork(settings.session().open(graph, 1), Shape.of(graph, scale, step, joint), settings);
    }

    /**
     * For something that looks at all of its input and is no single network.
     *
     * @param pass makes tiles; closed with this
     * @param extents how its output follows from its input
     */
    public static TiledNetwork everywhere(ImagePass pass, Extents extents, TileSettings settings) {
        Shape shape = new Shape(
                extents.scale(),
                extents.inputs(),
                extents.outputs(),
                new ReceptiveField.Global(pass.getClass().getSimpleName(), extents.period()),
                extents.period(),
                Joint.FADE);
        return new TiledNetwork(pass, shape, settings);
    }

    /**
     * @param scale HR pixels per LR pixel
     * @param inputs channels that go in
     * @param outputs channels that come out
     * @param period extents and positions of windows are multiples of this
     */
    public record Extents(int scale, int inputs, int outputs, int period) {}

    public int scale() {
        return shape.scale();
    }

    /** The same network with another number of threads; valid as long as this one is open, and not closed by itself. */
    public TiledNetwork on(int threads) {
        return new TiledNetwork(pass, shape, new TileSettings(settings.session(), tile, threads));
    }

    /** Channels that go in. */
    public int inputs() {
        return shape.inputs();
    }

    /** Where the network really runs. */
    public Device device() {
        return pass.device();
    }

    /** LR pixels read around a tile; see {@link ReceptiveField}. */
    public ReceptiveField receptiveField() {
        return shape.field();
    }

    /** Largest extent of a tile in LR pixels, after what the device's memory allowed so far. */
    public int tile() {
        return tile;
    }

    /**
     * Enlarges planes. If the device runs out of memory, everything is done again with tiles of half the size.
     *
     * @param planes what to do; none of the targets may overlap
     * @return what was seen where tiles meet; {@link Seams#NONE} for a network with a finite receptive field
     * @throws CancelledException if {@code progress} asked to stop; targets are then incomplete
     * @throws SuperresException if a tile fails; targets are then incomplete
     */
    public <T extends RealType<T>> Seams run(List<PlaneTask<T>> planes, Progress progress) {
        while (true) {
            int used = tile;
            try {
                return run(planes, used, progress);
            } catch (DeviceMemoryException e) {
                if (used / 2 < TileSettings.SMALLEST)
                    throw new SuperresException(
                            "the " + pass.device() + " has too little memory even for tiles of " + used + " pixels ("
                                    + e.getMessage() + "); close other programs, or choose device=cpu",
                            e);
                halve(used, e);
            }
        }
    }

    /** Units of work that {@link #run} will report, unless memory runs out. */
    public <T extends RealType<T>> int pieces(PlaneTask<T> plane) {
        return jobs(plane, tile, new ArrayList<>()).size();
    }

    private synchronized void halve(int used, DeviceMemoryException e) {
        if (tile < used) return;
        tile = used / 2;
        settings.session()
                .note()
                .accept("too little memory for tiles of " + used + " pixels (" + e.getMessage()
                        + "); going on with tiles of " + tile);
    }

    private <T extends RealType<T>> Seams run(List<PlaneTask<T>> planes, int largest, Progress progress) {
        List<Blend<T>> blends = new ArrayList<>();
        List<Job<T>> jobs = planes.stream()
                .flatMap(plane -> jobs(plane, largest, blends).stream())
                .toList();
        work(jobs, progress);
        return blends.stream().map(Blend::seams).reduce(Seams.NONE, Seams::and);
    }

    /** @param blends receives what puts the tiles of the plane together, if they are not independent */
    private <T extends RealType<T>> List<Job<T>> jobs(PlaneTask<T> plane, int largest, List<Blend<T>> blends) {
        if (shape.field() instanceof ReceptiveField.Finite) return separate(plane, largest);
        Blend<T> blend = new Blend<>(
                plane,
                AxisCut.of(plane.width(), largest, shape.period()),
                AxisCut.of(plane.height(), largest, shape.period()),
                shape.scale(),
                shape.outputs(),
                shape.joint());
        blends.add(blend);
        return blend.jobs();
    }

    /** Tiles with a halo, which do not depend on each other. */
    private <T extends RealType<T>> List<Job<T>> separate(PlaneTask<T> plane, int largest) {
        Tile part = plane.part(shape.scale(), shape.period());
        int halo = shape.halo();
        return TileGrid.of(part.width(), part.height(), largest, settings.threads(), shape.period()).tiles().stream()
                .map(tile -> {
                    Tile placed = new Tile(tile.x() + part.x(), tile.y() + part.y(), tile.width(), tile.height());
                    Tile window = new Tile(
                            placed.x() - halo,
                            placed.y() - halo,
                            shape.whole(placed.width() + 2 * halo),
                            shape.whole(placed.height() + 2 * halo));
                    return new Job<>(
                            plane,
                            window,
                            (made, writer) -> writer.write(plane, placed, made.part(placed.x(), placed.y())));
                })
                .toList();
    }

    private <T extends RealType<T>> void work(List<Job<T>> jobs, Progress progress) {
        int threads = pass.device() == Device.CPU ? settings.threads() : 1;
        Workers.each(
                threads,
                jobs.size(),
                () -> {
                    TileWorker worker = new TileWorker(pass, shape);
                    return n -> worker.process(jobs.get(n));
                },
                progress);
    }

    @Override
    public void close() {
        pass.close();
    }
}
