package io.superres.method.sisr;

import io.superres.Progress;
import io.superres.method.NetworkResolver;
import io.superres.model.Model;
import io.superres.tile.PlaneTask;
import io.superres.tile.Seams;
import io.superres.tile.TileSettings;
import io.superres.tile.TiledNetwork;
import java.util.List;
import net.imglib2.type.numeric.RealType;

/** Super-resolution by one feed-forward network. */
public final class SingleImage extends NetworkResolver {
    private SingleImage(TiledNetwork network) {
        super(network);
    }

    /** @param network from an image to an enlarged one; closed with the result */
    public static SingleImage of(TiledNetwork network) {
        return new SingleImage(network);
    }

    public static SingleImage open(Model model, TileSettings settings) {
        return of(TiledNetwork.open(model.graph(), model.scale(), model.step(), settings));
    }

    @Override
    public <T extends RealType<T>> Seams upscale(List<PlaneTask<T>> planes, Progress progress) {
        return network().run(planes, progress);
    }
}
