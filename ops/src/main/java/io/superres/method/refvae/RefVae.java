package io.superres.method.refvae;

import io.superres.Progress;
import io.superres.image.Plane;
import io.superres.method.MethodSettings;
import io.superres.method.NetworkResolver;
import io.superres.method.Sampling;
import io.superres.method.Shown;
import io.superres.method.SuperResolver;
import io.superres.method.samples.Summaries;
import io.superres.model.Model;
import io.superres.onnx.Graph;
import io.superres.onnx.ModelFormatException;
import io.superres.tile.PlaneTask;
import io.superres.tile.Seams;
import io.superres.tile.Stages;
import io.superres.tile.TileSettings;
import io.superres.tile.TiledNetwork;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.type.numeric.RealType;

/**
 * Diverse super-resolution (Liu et al. 2021): a code, drawn around a reference, conditions what a network makes of the LR
 * image. Each plane has one condition, stretched over all of it, so results do not depend on tiles or threads.
 */
public final class RefVae extends NetworkResolver {
    /** The decoder works at eight times the extent; larger tiles would only need more memory. */
    private static final int LARGEST_TILE = 128;

    private final Codes codes;
    private final Sampling sampling;
    private final Shown shown;
    private final int sample;

    private RefVae(TiledNetwork decoder, Codes codes, Sampling sampling, Shown shown, int sample) {
        super(decoder);
        this.codes = codes;
        this.sampling = sampling;
        this.shown = shown;
        this.sample = sample;
    }

    /**
     * Makes a model ready to run.
     *
     * @param model a folder with the networks that {@link RefVaeModel} names
     * @throws io.superres.BadInputException if references and the origin of samples contradict each other, or a summary
     *     of a single sample is asked for
     */
    public static SuperResolver open(Model model, TileSettings settings, MethodSettings wishes) {
        Summaries.check(wishes.shown(), wishes.sampling().samples());
        Codes codes = Codes.open(model, wishes);
        try {
            Graph decoder = model.graph(RefVaeModel.DECODER);
            if (decoder.inputs().size() != 1
                    || decoder.input().shape().length != 4
                    || decoder.input().shape()[1] <= RefVaeModel.BANDS
                    || decoder.output().shape().length != 4
                    || decoder.output().shape()[1] != RefVaeModel.BANDS)
                throw new ModelFormatException("the networks of the model '" + model.id() + "' do not fit together");
            TileSettings small =
                    new TileSettings(settings.session(), Math.min(settings.tile(), LARGEST_TILE), settings.threads());
            return new RefVae(
                    TiledNetwork.open(decoder, RefVaeModel.SCALE, 1, small),
                    codes,
                    wishes.sampling(),
                    wishes.shown(),
                    0);
        } catch (RuntimeException e) {
            codes.close();
            throw e;
        }
    }

    @Override
    public SuperResolver sample(int number) {
        return new RefVae(network(), codes, sampling, shown, number);
    }

    @Override
    public int channels() {
        return RefVaeModel.BANDS;
    }

    @Override
    public <T extends RealType<T>> Seams upscale(List<PlaneTask<T>> planes, Progress progress) {
        Stages stages =
                new Stages(progress, planes.stream().mapToLong(this::pieces).sum());
        for (PlaneTask<T> plane : planes) {
            progress.checkCancelled();
            List<Plane> bands = bands(plane);
            if (shown == Shown.RESULT)
                network()
                        .run(
                                List.of(plane.guided(condition(plane, bands, sample))),
                                stages.next(network().pieces(plane)));
            else summarised(plane, bands, stages);
        }
        return Seams.NONE;
    }

    private <T extends RealType<T>> void summarised(PlaneTask<T> plane, List<Plane> bands, Stages stages) {
        List<Condition> conditions = IntStream.range(0, sampling.samples())
                .mapToObj(sample -> condition(plane, bands, sample))
                .toList();
        summaries()
                .fill(
                        plane,
                        (part, i) -> network()
                                .run(
                                        List.of(part.guided(conditions.get(i))),
                                        stages.next(network().pieces(part))));
    }

    private Summaries summaries() {
        return new Summaries(shown, sampling.samples());
    }

    private <T extends RealType<T>> long pieces(PlaneTask<T> plane) {
        if (shown == Shown.RESULT) return network().pieces(plane);
        return summaries().parts(plane).stream()
                .mapToLong(part -> (long) network().pieces(part) * sampling.samples())
                .sum();
    }

    private Condition condition(PlaneTask<?> plane, List<Plane> bands, int sample) {
        return new Condition(codes.condition(sample, bands), plane.width(), plane.height());
    }

    /** The whole LR image as the encoder sees it, if it looks at it. */
    private <T extends RealType<T>> List<Plane> bands(PlaneTask<T> plane) {
        return codes.looksAtTheImage()
                ? plane.sources().stream()
                        .map(source -> plane.range().plane(source))
                        .toList()
                : List.of();
    }

    @Override
    public void close() {
        codes.close();
        super.close();
    }
}
