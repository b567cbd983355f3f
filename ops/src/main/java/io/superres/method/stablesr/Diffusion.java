package io.superres.method.stablesr;

import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.Plane;
import io.superres.session.Device;
import io.superres.session.ImagePass;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The way of one window: its LR image becomes a latent, noise becomes another latent step by step, led by the first, and
 * that becomes the HR image (Wang et al. 2024, algorithm 1). Everything left to chance depends on the seed and on the
 * place in the plane, so windows that overlap draw the same. Input channels: three bands, the column and the row of each
 * LR pixel.
 */
final class Diffusion implements ImagePass {
    private final Networks networks;
    private final ColourCorrection colour;
    private final PlacedNoise noise;
    private final int threads;
    private final Ticks ticks;

    /**
     * @param networks stay open when this is closed
     * @param noise all that is left to chance
     * @param threads for parts of a window
     * @param ticks told of each step
     */
    Diffusion(Networks networks, ColourCorrection colour, PlacedNoise noise, int threads, Ticks ticks) {
        this.networks = networks;
        this.colour = colour;
        this.noise = noise;
        this.threads = threads;
        this.ticks = ticks;
    }

    /** Steps of one window that {@link Ticks} hears of. */
    static int steps(Networks networks) {
        return networks.maker().steps() + 1;
    }

    @Override
    public Device device() {
        return networks.maker().device();
    }

    @Override
    public void run(FloatBuffer in, long[] inShape, FloatBuffer out, long[] outShape) {
        int height = Math.toIntExact(inShape[2]);
        int width = Math.toIntExact(inShape[3]);
        Codec codec = networks.codec();
        int places = in.position() + StableSrModel.BANDS * width * height;
        Place place = new Place(
                noise,
                Math.round(in.get(places)) / codec.ratio(),
                Math.round(in.get(places + width * height)) / codec.ratio());
        List<Plane> lr = bands(in, width, height);
        Latent latent = networks.maker().made(lr, place, threads, ticks.steps());
        List<Plane> hr = Planes.through(
                networks.toImage().on(threads), lr, latent.guide(codec.ratio()), StableSrModel.BANDS, ticks.silent());
        int at = out.position();
        for (int c = 0; c < hr.size(); c++) {
            Plane larger = BicubicResize.enlarge(lr.get(c), codec.scale(), Rounding.NONE);
            float[] band = colour.of(hr.get(c), larger).pixels();
            out.put(at, band);
            at += band.length;
        }
        ticks.tick();
    }

    private static List<Plane> bands(FloatBuffer in, int width, int height) {
        List<Plane> bands = new ArrayList<>();
        for (int c = 0; c < StableSrModel.BANDS; c++) {
            float[] band = new float[width * height];
            in.get(in.position() + c * band.length, band);
            bands.add(new Plane(band, width, height));
        }
        return bands;
    }

    /** Does nothing: networks belong to whoever opened them. */
    @Override
    public void close() {}
}
