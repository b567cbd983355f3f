package io.superres.method.sisr;

import io.superres.Progress;
import io.superres.method.SuperResolver;
import io.superres.model.Model;
import io.superres.onnx.ReceptiveField;
import io.superres.session.Device;
import io.superres.tile.PlaneTask;
import io.superres.tile.Seams;
import io.superres.tile.TileSettings;
import io.superres.tile.TiledNetwork;
import java.util.List;
import net.imglib2.type.numeric.RealType;

/** Super-resolution by one feed-forward network. */
public final class SingleImage implements SuperResolver {
    private final TiledNetwork network;

    private SingleImage(TiledNetwork network) {
        this.network = network;
    }

    /** @param network from an image to an enlarged one; closed with the result */
    public static SingleImage of(TiledNetwork network) {
        return new SingleImage(network);
    }

    public static SingleImage open(Model model, TileSettings settings) {
        return new SingleImage(TiledNetwork.open(model.graph(), model.scale(), model.step(), settings));
    }

    @Override
    public int scale() {
        return network.scale();
    }

    @Override
    public int channels() {
        return network.inputs();
    }

    @Override
    public Device device() {
        return network.device();
    }

    @Override
    public ReceptiveField receptiveField() {
        return network.receptiveField();
    }

    @Override
    public int tile() {
        return network.tile();
    }

    @Override
    public <T extends RealType<T>> Seams upscale(List<PlaneTask<T>> planes, Progress progress) {
        return network.run(planes, progress);
    }

    @Override
    public void close() {
        network.close();
    }
}
