package io.superres.method.stablesr;

import io.superres.model.Model;
import io.superres.session.SessionSettings;
import io.superres.tile.TileSettings;
import io.superres.tile.TiledNetwork;

/**
 * All networks of a model, ready to run.
 *
 * @param maker from LR images to latents
 * @param toImage from LR images and latents to HR images
 */
record Networks(LatentMaker maker, TiledNetwork toImage) implements AutoCloseable {
    static Networks open(Model model, SessionSettings on, DiffusionSettings settings) {
        LatentMaker maker = LatentMaker.open(model, model.scale(), on, settings);
        try {
            Codec codec = maker.codec();
            TileSettings small = new TileSettings(on, LatentMaker.AUTOENCODER_TILE, 1);
            return new Networks(
                    maker, TiledNetwork.open(codec.toImage(settings.fidelity()), codec.scale(), codec.ratio(), small));
        } catch (RuntimeException e) {
            maker.close();
            throw e;
        }
    }

    Codec codec() {
        return maker.codec();
    }

    @Override
    public void close() {
        maker.close();
        toImage.close();
    }
}
