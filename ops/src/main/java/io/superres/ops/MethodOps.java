package io.superres.ops;

import io.superres.BadInputException;
import io.superres.Progress;
import io.superres.image.RangeChoice;
import io.superres.method.Enlargement;
import io.superres.method.MethodSettings;
import io.superres.method.Methods;
import io.superres.method.Origin;
import io.superres.method.ReferenceImage;
import io.superres.method.Sampling;
import io.superres.method.Source;
import io.superres.method.SuperResolver;
import io.superres.method.Upscaler;
import io.superres.method.e2ent2.Textures;
import io.superres.method.refvae.RefVaeModel;
import io.superres.method.stablesr.DiffusionSettings;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.session.DeviceChoice;
import io.superres.session.SessionSettings;
import io.superres.tile.TileSettings;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/**
 * Every method of super-resolution as an op of its own, {@code sr.<method>}, and {@code sr.upscale} for all of them. Each
 * call loads the model and runs it on a graphics card if that works, else on all cores; to enlarge many images with a
 * model that is loaded once, use {@link Upscaler}.
 */
public final class MethodOps {
    private static final System.Logger LOG = System.getLogger(MethodOps.class.getName());

    private MethodOps() {}

    /**
     * Enlarges an image by any method.
     *
     * <pre>{@code
     * Img<T> hr = (Img<T>) ops.op("sr.upscale").input(lr, 4, "sisr").apply();
     * }</pre>
     *
     * @param lr image of two or more dimensions, x and y first; all other axes are kept
     * @param scale HR pixels per LR pixel
     * @param method such as {@code sisr}, which is the standard (nullable)
     * @param model id, folder or file of a model; a standard one for the scale if left out (nullable)
     * @param range pixel values that become 0 and 1 for the network: {@code auto}, {@code type} or
     *     {@code LO,HI}; {@code auto} if left out (nullable)
     * @param channels axis of the channels, each of which has a range of its own; none if left out (nullable)
     * @param progress told about every tile, and may cancel (nullable)
     * @return image of the same type whose extents along x and y are {@code scale} times as large
     * @throws io.superres.BadInputException if there is no such method or model, the model has another scale, or the
     *     image cannot be enlarged
     * @throws io.superres.CancelledException if {@code progress} asked to stop
     * @implNote op names='sr.upscale'
     */
    public static <T extends RealType<T> & NativeType<T>> Img<T> upscale(
            RandomAccessibleInterval<T> lr,
            Integer scale,
            String method,
            String model,
            String range,
            Integer channels,
            Progress progress) {
        try (SuperResolver resolver = open(method, model, scale)) {
            return made(resolver, lr, range, channels, progress);
        }
    }

    /**
     * Makes any part of an enlarged image by any method, in memory of the caller.
     *
     * <pre>{@code
     * ops.op("sr.upscale").input(lr, 4).output(Views.interval(hr, part)).compute();
     * }</pre>
     *
     * @param lr image of two or more dimensions, x and y first
     * @param scale HR pixels per LR pixel
     * @param method such as {@code sisr}, which is the standard (nullable)
     * @param model id, folder or file of a model; a standard one for the scale if left out (nullable)
     * @param range {@code auto}, {@code type} or {@code LO,HI}, of the whole LR image in any case (nullable)
     * @param channels axis of the channels, each of which has a range of its own; none if left out (nullable)
     * @param progress told about every tile, and may cancel (nullable)
     * @param hr filled; its interval says which pixels of the enlarged image are wanted (container)
     * @throws io.superres.BadInputException if there is no such method or model, the model has another scale, the image
     *     cannot be enlarged, or {@code hr} is no part of the enlarged image
     * @throws io.superres.CancelledException if {@code progress} asked to stop; {@code hr} is then incomplete
     * @implNote op names='sr.upscale', type=Computer
     */
    public static <T extends RealType<T> & NativeType<T>> void fill(
            RandomAccessibleInterval<T> lr,
            Integer scale,
            String method,
            String model,
            String range,
            Integer channels,
            Progress progress,
            RandomAccessibleInterval<T> hr) {
        try (SuperResolver resolver = open(method, model, scale)) {
            Progress listener = Objects.requireNonNullElse(progress, Progress.NONE);
            Enlargement<T> enlargement = upscaler(resolver, range, channels).enlargement(lr, listener);
            Interval whole = new FinalInterval(enlargement.dimensions());
            if (hr.numDimensions() != whole.numDimensions() || !Intervals.contains(whole, hr))
                throw new BadInputException("the output " + Intervals.toString(hr)
                        + " is no part of the enlarged image " + Intervals.toString(whole));
            enlargement.fill(hr, listener);
        }
    }

    /**
     * Enlarges an image by one feed-forward network.
     *
     * <pre>{@code
     * Img<T> hr = (Img<T>) ops.op("sr.sisr").input(lr, 4).apply();
     * Img<T> sharper = (Img<T>) ops.op("sr.sisr").input(lr, 4, "sisr-bicubic-x4").apply();
     * }</pre>
     *
     * @param lr image of two or more dimensions, x and y first; all other axes are kept
     * @param scale HR pixels per LR pixel
     * @param model id, folder or file of a model; a standard one for the scale if left out (nullable)
     * @param range {@code auto}, {@code type} or {@code LO,HI}, see {@link #upscale} (nullable)
     * @param channels axis of the channels, see {@link #upscale} (nullable)
     * @param progress told about every tile, and may cancel (nullable)
     * @return image of the same type whose extents along x and y are {@code scale} times as large
     * @throws io.superres.BadInputException if there is no such model, or the image cannot be enlarged
     * @throws io.superres.CancelledException if {@code progress} asked to stop
     * @implNote op names='sr.sisr'
     */
    public static <T extends RealType<T> & NativeType<T>> Img<T> sisr(
            RandomAccessibleInterval<T> lr,
            Integer scale,
            String model,
            String range,
            Integer channels,
            Progress progress) {
        return upscale(lr, scale, "sisr", model, range, channels, progress);
    }

    /**
     * Enlarges an image 4 times with textures from reference images of the same kind of sample.
     *
     * <pre>{@code
     * Img<T> hr = (Img<T>) ops.op("sr.e2ent2").input(lr, reference).apply();
     * }</pre>
     *
     * @param lr image of two or more dimensions, x and y first; all other axes are kept
     * @param reference grey image at the resolution of the result, of any extents from 12 x 12 pixels on; if it has more
     *     than two dimensions, each plane is a reference. Without one, detail comes from the model alone (nullable)
     * @param model id or folder of a model; the standard one if left out (nullable)
     * @param range {@code auto}, {@code type} or {@code LO,HI}, see {@link #upscale} (nullable)
     * @param channels axis of the channels, see {@link #upscale} (nullable)
     * @param progress told about every tile, and may cancel (nullable)
     * @return image of the same type whose extents along x and y are 4 times as large
     * @throws io.superres.BadInputException if there is no such model, or an image cannot be used
     * @throws io.superres.CancelledException if {@code progress} asked to stop
     * @implNote op names='sr.e2ent2'
     */
    public static <T extends RealType<T> & NativeType<T>> Img<T> e2ent2(
            RandomAccessibleInterval<T> lr,
            RandomAccessibleInterval<T> reference,
            String model,
            String range,
            Integer channels,
            Progress progress) {
        MethodSettings wishes = MethodSettings.with(reference == null ? List.of() : references(reference));
        try (SuperResolver resolver = open("e2ent2", model, Textures.RATIO, wishes)) {
            return made(resolver, lr, range, channels, progress);
        }
    }

    /**
     * Enlarges an image of unknown blur, noise and compression with FeMaSR, which finds its features in a codebook of
     * sharp ones.
     *
     * <pre>{@code
     * Img<T> hr = (Img<T>) ops.op("sr.femasr").input(lr, 4).apply();
     * }</pre>
     *
     * @param lr image of two or more dimensions, x and y first; all other axes are kept
     * @param scale HR pixels per LR pixel, 2 or 4
     * @param model id or folder of a model; the standard one for the scale if left out (nullable)
     * @param shortcut how much may pass by the codebook, from 0 to 1; 1 if left out (nullable)
     * @param range {@code auto}, {@code type} or {@code LO,HI}, see {@link #upscale} (nullable)
     * @param channels axis of the channels, see {@link #upscale} (nullable)
     * @param progress told about every tile, and may cancel (nullable)
     * @return image of the same type whose extents along x and y are {@code scale} times as large
     * @throws io.superres.BadInputException if there is no such model, it has another scale, or the image cannot be
     *     enlarged
     * @throws io.superres.CancelledException if {@code progress} asked to stop
     * @implNote op names='sr.femasr'
     */
    public static <T extends RealType<T> & NativeType<T>> Img<T> femasr(
            RandomAccessibleInterval<T> lr,
            Integer scale,
            String model,
            Double shortcut,
            String range,
            Integer channels,
            Progress progress) {
        MethodSettings wishes = MethodSettings.NONE.shortcut(Objects.requireNonNullElse(shortcut, 1.0));
        try (SuperResolver resolver = open("femasr", model, scale, wishes)) {
            return made(resolver, lr, range, channels, progress);
        }
    }

    /**
     * Draws one of many possible enlargements of an image by 8 with RefVAE.
     *
     * <pre>{@code
     * Img<T> hr = (Img<T>) ops.op("sr.refvae").input(lr, null, 7L).apply();
     * }</pre>
     *
     * @param lr image of two or more dimensions, x and y first; all other axes are kept
     * @param reference grey image of any extents that the sample is drawn around; if it has more than two dimensions, its
     *     first plane. Without one, the image itself (nullable)
     * @param seed decides which sample is drawn; 1 if left out (nullable)
     * @param temperature spread of the samples, 0 for the most likely one; 1 if left out (nullable)
     * @param model id or folder of a model; the standard one if left out (nullable)
     * @param range {@code auto}, {@code type} or {@code LO,HI}, see {@link #upscale} (nullable)
     * @param channels axis of the channels, see {@link #upscale} (nullable)
     * @param progress told about every tile, and may cancel (nullable)
     * @return image of the same type whose extents along x and y are 8 times as large
     * @throws io.superres.BadInputException if there is no such model, or an image cannot be used
     * @throws io.superres.CancelledException if {@code progress} asked to stop
     * @implNote op names='sr.refvae'
     */
    public static <T extends RealType<T> & NativeType<T>> Img<T> refvae(
            RandomAccessibleInterval<T> lr,
            RandomAccessibleInterval<T> reference,
            Long seed,
            Double temperature,
            String model,
            String range,
            Integer channels,
            Progress progress) {
        Sampling sampling = new Sampling(
                Origin.AUTO,
                Objects.requireNonNullElse(seed, Sampling.STANDARD.seed()),
                Objects.requireNonNullElse(temperature, Sampling.STANDARD.temperature()),
                1);
        MethodSettings wishes = MethodSettings.with(reference == null ? List.of() : references(reference))
                .sampling(sampling);
        try (SuperResolver resolver = open("refvae", model, RefVaeModel.SCALE, wishes)) {
            return made(resolver, lr, range, channels, progress);
        }
    }

    /**
     * Enlarges an image of unknown quality by sampling from a diffusion prior with StableSR.
     *
     * <pre>{@code
     * Img<T> hr = (Img<T>) ops.op("sr.stablesr").input(lr, 4, 7L).apply();
     * }</pre>
     *
     * @param lr image of two or more dimensions, x and y first; all other axes are kept
     * @param scale HR pixels per LR pixel
     * @param seed decides which sample is drawn; 1 if left out (nullable)
     * @param steps number of steps, 2 to 1000; 4 if left out (nullable)
     * @param fidelity how much is taken over from features of the image, from 0 to 1; 0.75 if left out (nullable)
     * @param model id or folder of a model; the standard one if left out (nullable)
     * @param range {@code auto}, {@code type} or {@code LO,HI}, see {@link #upscale} (nullable)
     * @param channels axis of the channels, see {@link #upscale} (nullable)
     * @param progress told about every step, and may cancel (nullable)
     * @return image of the same type whose extents along x and y are {@code scale} times as large
     * @throws io.superres.BadInputException if there is no such model, or the image cannot be enlarged
     * @throws io.superres.CancelledException if {@code progress} asked to stop
     * @implNote op names='sr.stablesr'
     */
    public static <T extends RealType<T> & NativeType<T>> Img<T> stablesr(
            RandomAccessibleInterval<T> lr,
            Integer scale,
            Long seed,
            Integer steps,
            Double fidelity,
            String model,
            String range,
            Integer channels,
            Progress progress) {
        Sampling sampling = new Sampling(Origin.AUTO, Objects.requireNonNullElse(seed, Sampling.STANDARD.seed()), 1, 1);
        DiffusionSettings usual = DiffusionSettings.STANDARD;
        MethodSettings wishes = MethodSettings.NONE
                .sampling(sampling)
                .diffusion(usual.sampled(usual.sampler(), Objects.requireNonNullElse(steps, usual.steps()))
                        .faithful(Objects.requireNonNullElse(fidelity, usual.fidelity())));
        try (SuperResolver resolver = open("stablesr", model, scale, wishes)) {
            return made(resolver, lr, range, channels, progress);
        }
    }

    private static <T extends RealType<T> & NativeType<T>> Img<T> made(
            SuperResolver resolver, RandomAccessibleInterval<T> lr, String range, Integer channels, Progress progress) {
        return upscaler(resolver, range, channels)
                .upscale(lr, Objects.requireNonNullElse(progress, Progress.NONE))
                .image();
    }

    private static <T extends RealType<T>> List<ReferenceImage> references(RandomAccessibleInterval<T> image) {
        if (image.numDimensions() == 2)
            return List.of(ReferenceImage.of(Source.window("image"), List.of(Views.zeroMin(image))));
        int last = image.numDimensions() - 1;
        return LongStream.rangeClosed(image.min(last), image.max(last))
                .boxed()
                .flatMap(i -> references(Views.hyperSlice(image, last, i)).stream())
                .toList();
    }

    private static SuperResolver open(String method, String model, int scale) {
        return open(method, model, scale, MethodSettings.NONE);
    }

    private static SuperResolver open(String method, String model, int scale, MethodSettings wishes) {
        Model chosen = Methods.choose(
                ModelRegistry.standard(),
                Objects.requireNonNullElse(method, "sisr"),
                Objects.requireNonNullElse(model, Methods.STANDARD_MODEL),
                scale);
        SessionSettings session =
                SessionSettings.of(DeviceChoice.AUTO, note -> LOG.log(System.Logger.Level.WARNING, note));
        return Methods.open(chosen, TileSettings.of(session, 0, 0), wishes);
    }

    private static Upscaler upscaler(SuperResolver resolver, String range, Integer channels) {
        RangeChoice choice = range == null ? RangeChoice.AUTO : RangeChoice.parse(range);
        return new Upscaler(resolver, choice, false, Objects.requireNonNullElse(channels, -1), false);
    }
}
