package io.superres.method.stablesr;

import io.superres.Progress;
import io.superres.method.MethodSettings;
import io.superres.method.Shown;
import io.superres.method.SuperResolver;
import io.superres.method.samples.Summaries;
import io.superres.model.Model;
import io.superres.onnx.ReceptiveField;
import io.superres.session.Device;
import io.superres.tile.Places;
import io.superres.tile.PlaneTask;
import io.superres.tile.Seams;
import io.superres.tile.TileSettings;
import io.superres.tile.TiledNetwork;
import io.superres.tile.TiledNetwork.Extents;
import java.util.List;
import net.imglib2.type.numeric.RealType;

/**
 * Super-resolution from a diffusion prior (StableSR, Wang et al. 2024). Planes are cut into windows of up to {@value
 * #LARGEST_WINDOW} LR pixels, each of which is sampled as a whole; where windows overlap they draw the same noise and are
 * blended.
 */
public final class StableSr implements SuperResolver {
    private static final int LARGEST_WINDOW = 256;

    private final Networks networks;
    private final MethodSettings wishes;
    private final TileSettings settings;
    private final int sample;
    private volatile int tile;

    private StableSr(Networks networks, MethodSettings wishes, TileSettings settings, int sample) {
        this.networks = networks;
        this.wishes = wishes;
        this.settings = settings;
        this.sample = sample;
        tile = settings.tile();
    }

    /**
     * Makes a model ready to run.
     *
     * @param model a folder with the networks that {@link StableSrModel} names
     * @throws io.superres.BadInputException if the model cannot do what is asked for
     */
    public static SuperResolver open(Model model, TileSettings settings, MethodSettings wishes) {
        Summaries.check(wishes.shown(), wishes.sampling().samples());
        TileSettings windows =
                new TileSettings(settings.session(), Math.min(settings.tile(), LARGEST_WINDOW), settings.threads());
        Networks networks = Networks.open(model, settings.session(), wishes.diffusion());
        return new StableSr(networks, wishes, windows, 0);
    }

    @Override
    public SuperResolver sample(int number) {
        return new StableSr(networks, wishes, settings, number);
    }

    @Override
    public int scale() {
        return networks.codec().scale();
    }

    @Override
    public int channels() {
        return StableSrModel.BANDS;
    }

    @Override
    public Device device() {
        return networks.maker().device();
    }

    @Override
    public ReceptiveField receptiveField() {
        return new ReceptiveField.Global("diffusion", networks.maker().unit());
    }

    @Override
    public int tile() {
        return tile;
    }

    @Override
    public <T extends RealType<T>> Seams upscale(List<PlaneTask<T>> planes, Progress progress) {
        int windows = planes.stream().mapToInt(this::windows).sum();
        Ticks ticks = new Ticks(progress, (long) windows * Diffusion.steps(networks));
        int threads = Math.max(1, settings.threads() / Math.max(1, Math.min(windows, settings.threads())));
        progress.checkCancelled();
        if (wishes.shown() == Shown.RESULT) return run(planes, sample, threads, ticks);
        for (PlaneTask<T> plane : planes)
            summaries().fill(plane, (part, number) -> run(List.of(part), number, threads, ticks));
        return Seams.NONE;
    }

    private <T extends RealType<T>> Seams run(List<PlaneTask<T>> planes, int number, int threads, Ticks ticks) {
        TiledNetwork network = network(number, threads, ticks);
        Seams seams = network.run(
                planes.stream().map(plane -> plane.guided(Places.PLACES)).toList(), ticks.silent());
        tile = network.tile();
        return seams;
    }

    /** Not to be closed: its networks belong to this. */
    private TiledNetwork network(int number, int threads, Ticks ticks) {
        long seed = wishes.sampling().seed() * 0x9E3779B97F4A7C15L + number;
        Diffusion diffusion =
                new Diffusion(networks, wishes.diffusion().colour(), new PlacedNoise(seed), threads, ticks);
        Extents extents = new Extents(
                scale(),
                channels() + Places.PLACES.channels(),
                channels(),
                networks.maker().unit());
        return TiledNetwork.everywhere(
                diffusion, extents, new TileSettings(settings.session(), tile, settings.threads()));
    }

    private Summaries summaries() {
        return new Summaries(wishes.shown(), wishes.sampling().samples());
    }

    /** Windows of a plane that will be made, those of all samples. */
    private <T extends RealType<T>> int windows(PlaneTask<T> plane) {
        TiledNetwork network = network(0, 1, new Ticks(Progress.NONE, 0));
        if (wishes.shown() == Shown.RESULT) return network.pieces(plane);
        return summaries().samples()
                * summaries().parts(plane).stream().mapToInt(network::pieces).sum();
    }

    @Override
    public void close() {
        networks.close();
    }
}
