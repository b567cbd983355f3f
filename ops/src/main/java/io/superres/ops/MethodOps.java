package io.superres.ops;

import io.superres.Progress;
import io.superres.image.RangeChoice;
import io.superres.method.Methods;
import io.superres.method.SuperResolver;
import io.superres.method.Upscaler;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.session.DeviceChoice;
import io.superres.session.SessionSettings;
import io.superres.tile.TileSettings;
import java.util.Objects;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;

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
        Model chosen = Methods.choose(
                ModelRegistry.standard(),
                Objects.requireNonNullElse(method, "sisr"),
                Objects.requireNonNullElse(model, Methods.STANDARD_MODEL),
                scale);
        RangeChoice values = range == null ? RangeChoice.AUTO : RangeChoice.parse(range);
        try (SuperResolver resolver = Methods.open(chosen, settings())) {
            return new Upscaler(resolver, values, false, Objects.requireNonNullElse(channels, -1), false)
                    .upscale(lr, Objects.requireNonNullElse(progress, Progress.NONE))
                    .image();
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

    private static TileSettings settings() {
        return TileSettings.of(
                SessionSettings.of(DeviceChoice.AUTO, note -> LOG.log(System.Logger.Level.WARNING, note)), 0, 0);
    }
}
