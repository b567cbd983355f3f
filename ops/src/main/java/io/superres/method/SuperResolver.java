package io.superres.method;

import io.superres.Progress;
import io.superres.onnx.ReceptiveField;
import io.superres.session.Device;
import io.superres.tile.PlaneTask;
import io.superres.tile.Seams;
import java.util.List;
import net.imglib2.type.numeric.RealType;

/** A method with its model, ready to enlarge planes. Thread-safe; must be closed by whoever opened it. */
public interface SuperResolver extends AutoCloseable {
    /** HR pixels per LR pixel. */
    int scale();

    /** Channels that the network takes together: 1, or 3 for colours. */
    int channels();

    /** Where the network really runs. */
    Device device();

    /** How far the network looks. */
    ReceptiveField receptiveField();

    /** Largest extent of a tile in LR pixels; smaller than asked for if the device ran out of memory. */
    int tile();

    /**
     * Fills the targets of all planes.
     *
     * @return what was seen where tiles meet
     * @throws io.superres.CancelledException if {@code progress} asked to stop; targets are then incomplete
     */
    <T extends RealType<T>> Seams upscale(List<PlaneTask<T>> planes, Progress progress);

    /**
     * The same with another sample as its result, for methods that have many; valid as long as this one is open, and not
     * closed by itself.
     *
     * @param number of the sample, from 0; this resolver gives sample 0
     */
    default SuperResolver sample(int number) {
        return this;
    }

    @Override
    void close();
}
