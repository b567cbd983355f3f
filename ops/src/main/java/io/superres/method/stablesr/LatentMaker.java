package io.superres.method.stablesr;

import io.superres.Progress;
import io.superres.image.Plane;
import io.superres.model.Model;
import io.superres.session.Device;
import io.superres.session.SessionSettings;
import io.superres.tile.Guide;
import io.superres.tile.Stages;
import io.superres.tile.TileSettings;
import io.superres.tile.TiledNetwork;
import java.util.List;

/** From LR images to latents of HR images. Thread-safe; must be closed. */
public final class LatentMaker implements AutoCloseable {
    /** The autoencoder attends to everything at once, at the cost of the fourth power of the extent. */
    static final int AUTOENCODER_TILE = 32;

    /** A number of {@link PlacedNoise} beside those of {@link LatentSampler}. */
    private static final int OF_THE_IMAGE = -2;

    private final Codec codec;
    private final TiledNetwork toLatent;
    private final LatentSampler sampler;

    private LatentMaker(Codec codec, TiledNetwork toLatent, LatentSampler sampler) {
        this.codec = codec;
        this.toLatent = toLatent;
        this.sampler = sampler;
    }

    /**
     * @param model a folder with the networks that {@link StableSrModel} names
     * @param scale HR pixels per LR pixel
     * @throws io.superres.BadInputException if the model cannot do what is asked for
     * @throws io.superres.onnx.ModelFormatException if its networks do not fit together
     */
    public static LatentMaker open(Model model, int scale, SessionSettings on, DiffusionSettings settings) {
        Codec codec = new Codec(model.graph(StableSrModel.ENCODER), model.graph(StableSrModel.DECODER), scale);
        TiledNetwork toLatent =
                TiledNetwork.open(codec.fromImage(), 1, codec.ratio(), new TileSettings(on, AUTOENCODER_TILE, 1));
        try {
            return new LatentMaker(codec, toLatent, LatentSampler.open(model, on, settings));
        } catch (RuntimeException e) {
            toLatent.close();
            throw e;
        }
    }

    Codec codec() {
        return codec;
    }

    Device device() {
        return sampler.device();
    }

    /** LR pixels of which extents of images are multiples. */
    public int unit() {
        return sampler.unit() * codec.ratio();
    }

    /** Units of work that are told of one latent. */
    int steps() {
        return sampler.steps() + 1;
    }

    /**
     * One latent, of unit variance.
     *
     * @param lr red, green and blue, values 0 to 1; extents multiples of what the denoiser needs
     * @param place where its noise is taken from
     * @param threads for parts of it
     * @param progress told after each of {@link #steps}
     */
    public Latent made(List<Plane> lr, Place place, int threads, Progress progress) {
        Stages stages = new Stages(progress, steps());
        Latent seen = seen(lr, place, threads, progress);
        stages.next(1).update(1, 1);
        return sampler.sample(seen, place, threads, stages.next(sampler.steps()));
    }

    /** The latent of the enlarged LR image, drawn from what the encoder says. */
    private Latent seen(List<Plane> lr, Place place, int threads, Progress progress) {
        List<Plane> moments =
                Planes.through(toLatent.on(threads), lr, Guide.NONE, 2 * codec.channels(), Ticks.silent(progress));
        int width = lr.get(0).width();
        int ratio = codec.ratio();
        Latent latent = Latent.empty(codec.channels(), width / ratio, lr.get(0).height() / ratio);
        float[] drawn = place.drawn(OF_THE_IMAGE, latent).values();
        for (int c = 0, i = 0; c < codec.channels(); c++)
            for (int y = 0; y < latent.height(); y++)
                for (int x = 0; x < latent.width(); x++, i++) {
                    int from = y * ratio * width + x * ratio;
                    latent.values()[i] = moments.get(c).pixels()[from]
                            + drawn[i] * moments.get(codec.channels() + c).pixels()[from];
                }
        return latent;
    }

    @Override
    public void close() {
        toLatent.close();
        sampler.close();
    }
}
