package io.superres.method;

import io.superres.onnx.ReceptiveField;
import io.superres.session.Device;
import io.superres.tile.TiledNetwork;

/** A method that runs one network, which says what there is to say of it. */
public abstract class NetworkResolver implements SuperResolver {
    private final TiledNetwork network;

    /** @param network closed with this */
    protected NetworkResolver(TiledNetwork network) {
        this.network = network;
    }

    protected final TiledNetwork network() {
        return network;
    }

    @Override
    public final int scale() {
        return network.scale();
    }

    @Override
    public int channels() {
        return network.inputs();
    }

    @Override
    public final Device device() {
        return network.device();
    }

    @Override
    public final ReceptiveField receptiveField() {
        return network.receptiveField();
    }

    @Override
    public final int tile() {
        return network.tile();
    }

    @Override
    public void close() {
        network.close();
    }
}
