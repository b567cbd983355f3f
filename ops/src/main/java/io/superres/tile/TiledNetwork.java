package io.superres.tile;

import io.superres.CancelledException;
import io.superres.Progress;
import io.superres.SuperresException;
import io.superres.onnx.Graph;
import io.superres.onnx.ReceptiveField;
import io.superres.session.Device;
import io.superres.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import net.imglib2.type.numeric.RealType;

/**
 * A network with one image input and one image output, applied to planes of any size. Every tile is read with a halo of
 * real neighbours (mirrored only beyond the image), as wide as the network's receptive field needs, so the result does
 * not depend on the tiles. Tiles of a network with strides begin where its strides do. A network that looks everywhere gets each plane in one piece. Thread-safe; must be closed.
 */
public final class TiledNetwork implements AutoCloseable {
    private final Session session;
    private final Shape shape;
    private final TileSettings settings;

    /**
     * @param scale HR pixels per LR pixel
     * @param inputs channels that go in
     * @param outputs channels that come out
     * @param field receptive field
     */
    record Shape(int scale, int inputs, int outputs, ReceptiveField field) {
        int halo() {
            return field instanceof ReceptiveField.Finite finite ? whole(finite.halo()) : 0;
        }

        int period() {
            return field instanceof ReceptiveField.Finite finite ? finite.period() : 1;
        }

        /** The next multiple of the period. */
        int whole(int extent) {
            return -Math.floorDiv(-extent, period()) * period();
        }
    }

    private TiledNetwork(Session session, Shape shape, TileSettings settings) {
        this.session = session;
        this.shape = shape;
        this.settings = settings;
    }

    /**
     * @param graph the network; input and output are image batches with known numbers of channels
     * @param scale HR pixels per LR pixel
     */
    public static TiledNetwork open(Graph graph, int scale, TileSettings settings) {
        Shape shape = new Shape(
                scale,
                Math.toIntExact(graph.input().shape()[1]),
                Math.toIntExact(graph.output().shape()[1]),
                ReceptiveField.of(graph, scale));
        // One thread per tile and several tiles at once: faster than several threads per tile, and independent of them.
        return new TiledNetwork(settings.session().open(graph, 1), shape, settings);
    }

    public int scale() {
        return shape.scale();
    }

    /** Channels that go in. */
    public int inputs() {
        return shape.inputs();
    }

    /** Where the network really runs. */
    public Device device() {
        return session.device();
    }

    /** LR pixels read around a tile; see {@link ReceptiveField}. */
    public ReceptiveField receptiveField() {
        return shape.field();
    }

    /** The tiles a plane of this size is cut into. */
    public TileGrid grid(int width, int height) {
        return shape.field() instanceof ReceptiveField.Finite
                ? TileGrid.of(width, height, settings.tile(), settings.threads(), shape.period())
                : TileGrid.whole(width, height);
    }

    /**
     * Enlarges planes.
     *
     * @param planes what to do; none of the targets may overlap
     * @throws CancelledException if {@code progress} asked to stop; targets are then incomplete
     * @throws SuperresException if a tile fails; targets are then incomplete
     */
    public <T extends RealType<T>> void run(List<PlaneTask<T>> planes, Progress progress) {
        record Piece<P extends RealType<P>>(PlaneTask<P> plane, Tile tile) {}
        List<Piece<T>> pieces = new ArrayList<>();
        for (PlaneTask<T> plane : planes)
            for (Tile tile : grid(plane.width(), plane.height()).tiles()) pieces.add(new Piece<>(plane, tile));

        AtomicInteger next = new AtomicInteger();
        AtomicLong done = new AtomicLong();
        int workers = Math.min(session.device() == Device.CPU ? settings.threads() : 1, pieces.size());
        ExecutorService pool = Executors.newFixedThreadPool(workers, TiledNetwork::daemon);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++)
                running.add(pool.submit(() -> {
                    TileWorker worker = new TileWorker(session, shape);
                    for (int n = next.getAndIncrement(); n < pieces.size(); n = next.getAndIncrement()) {
                        progress.checkCancelled();
                        worker.process(pieces.get(n).plane(), pieces.get(n).tile());
                        progress.update(done.incrementAndGet(), pieces.size());
                    }
                }));
            await(running, () -> next.set(pieces.size()));
        } finally {
            pool.shutdown();
        }
    }

    /** Waits for all workers, even after a failure: the session must not be closed under a running tile. */
    private static void await(List<Future<?>> running, Runnable stopOthers) {
        Throwable failure = null;
        boolean interrupted = false;
        for (Future<?> worker : running) {
            while (true) {
                try {
                    worker.get();
                    break;
                } catch (ExecutionException e) {
                    if (failure == null) failure = e.getCause();
                    stopOthers.run();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                    stopOthers.run();
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            if (failure == null) failure = new CancelledException();
        }
        if (failure instanceof RuntimeException e) throw e;
        if (failure instanceof Error e) throw e;
        if (failure != null) throw new SuperresException("a tile failed: " + failure.getMessage(), failure);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "superres-tile");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        session.close();
    }
}
