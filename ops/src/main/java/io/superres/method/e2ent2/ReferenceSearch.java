package io.superres.method.e2ent2;

import io.superres.BadInputException;
import io.superres.Progress;
import io.superres.image.IntensityRange;
import io.superres.method.MethodSettings;
import io.superres.method.ReferenceImage;
import io.superres.model.Model;
import io.superres.onnx.Graph;
import io.superres.session.Device;
import io.superres.tile.PlaneTask;
import io.superres.tile.Tile;
import io.superres.tile.TileSettings;
import io.superres.tile.TiledNetwork;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;

/** Searches the references for what planes look like. Thread-safe; must be closed. */
final class ReferenceSearch implements AutoCloseable {
    /** One patch at the resolution of LR images. */
    private static final int SMALLEST = PatchGraph.EXTENT * Textures.RATIO;

    /** Multiplications of an exact search that are still made if nobody asks for one. */
    private static final double FAIR = 5e11;

    /** Multiplications of the coarse part of a fast search. */
    private static final double COARSE = 1e12;

    private final Encoder encoder;
    private final PatchNorm norm;
    private final NetworkMatcher onCard;
    private final MethodSettings wishes;
    private final int threads;
    private final Gallery[] galleries = new Gallery[2];
    private final Map<Integer, Matcher> fast = new ConcurrentHashMap<>(); // they remember reduced references

    private ReferenceSearch(
            Encoder encoder, PatchNorm norm, NetworkMatcher onCard, MethodSettings wishes, int threads) {
        this.encoder = encoder;
        this.norm = norm;
        this.onCard = onCard;
        this.wishes = wishes;
        this.threads = threads;
    }

    /**
     * @throws BadInputException if a reference is smaller than a patch
     */
    static ReferenceSearch open(Model model, TileSettings settings, MethodSettings wishes) {
        for (ReferenceImage reference : wishes.references())
            if (Math.min(reference.width(), reference.height()) < SMALLEST)
                throw new BadInputException(
                        "the reference " + reference.source().name() + " is " + reference.width() + " x "
                                + reference.height() + " pixels; it must be at least " + SMALLEST + " x " + SMALLEST);
        Graph network = E2ent2Model.encoder(model);
        int channels = E2ent2Model.channels(network);
        PatchNorm norm = E2ent2Model.norm(network);
        TiledNetwork encoder =
                TiledNetwork.open(network, 1, 1, new TileSettings(settings.session(), settings.tile(), 1));
        try {
            NetworkMatcher onCard = encoder.device() == Device.CPU
                    ? null
                    : new NetworkMatcher(settings.session().open(NetworkMatcher.graph(channels, norm), 1));
            return new ReferenceSearch(new Encoder(encoder, channels), norm, onCard, wishes, settings.threads());
        } catch (RuntimeException e) {
            encoder.close();
            throw e;
        }
    }

    /**
     * What was found for a part of a plane.
     *
     * @param image the plane's sources, values 0 to 1
     * @param gallery the references that patch numbers belong to
     */
    record Found(List<RandomAccessibleInterval<FloatType>> image, Gallery gallery, Matches matches) {}

    /**
     * @param plane at least 3 x 3 pixels
     * @param part the LR pixels of it that textures are needed for
     */
    <T extends RealType<T>> Found search(PlaneTask<T> plane, Tile part, Progress progress) {
        Gallery gallery = gallery(plane.sources().size() == 3, progress);
        List<RandomAccessibleInterval<FloatType>> image = plane.sources().stream()
                .map(source -> normalised(source, plane.range()))
                .toList();
        Matcher matcher = matcher((double) plane.width() * plane.height() * gallery.patches() * encoder.channels());
        return new Found(image, gallery, Matches.of(image, part, encoder, gallery, matcher, threads, progress));
    }

    private static <T extends RealType<T>> RandomAccessibleInterval<FloatType> normalised(
            RandomAccessibleInterval<T> source, IntensityRange range) {
        double gain = 1 / (range.high() - range.low());
        return Converters.convert(
                source, (in, out) -> out.set((float) ((in.getRealFloat() - range.low()) * gain)), new FloatType());
    }

    private synchronized Gallery gallery(boolean colour, Progress progress) {
        int which = colour ? 1 : 0;
        if (galleries[which] == null) galleries[which] = Gallery.of(wishes, colour, encoder, norm, threads, progress);
        return galleries[which];
    }

    /** @param work multiplications of an exact search of the whole plane, so that all its parts are treated alike */
    private Matcher matcher(double work) {
        boolean nearly = wishes.matching() == Matching.FAST || wishes.matching() == Matching.AUTO && work > FAIR;
        if (!nearly) return onCard == null ? new ExactMatcher() : onCard;
        int halvings = 1;
        while (work / Math.pow(16, halvings) > COARSE) halvings++;
        return fast.computeIfAbsent(halvings, n -> new FastMatcher(n, norm));
    }

    /** LR pixels around a pixel of the input that its match depends on. */
    int reach() {
        return PatchGraph.EXTENT - 1 + E2ent2.reach(encoder.network());
    }

    /** Channels of the images that are searched for. */
    int bands() {
        return encoder.network().inputs();
    }

    Encoder encoder() {
        return encoder;
    }

    @Override
    public void close() {
        encoder.network().close();
        if (onCard != null) onCard.close();
    }
}
