package io.superres.fiji.image;

import ij.ImagePlus;
import io.superres.Progress;
import io.superres.image.Selection;
import io.superres.method.Enlargement;
import io.superres.method.ImageSettings;
import io.superres.method.MethodSettings;
import io.superres.method.Methods;
import io.superres.method.Provenance;
import io.superres.method.Shown;
import io.superres.method.Source;
import io.superres.method.SuperResolver;
import io.superres.method.Upscaler;
import io.superres.model.Model;
import io.superres.onnx.ReceptiveField;
import io.superres.tile.TileGrid;
import io.superres.tile.TileSettings;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;

/**
 * Enlarges ImageJ images, with everything that belongs to them. The one way from a file or a window to a result: menu
 * commands, macros and the command line all come through here.
 *
 * @param model what enlarges
 * @param settings how and where
 * @param treatment how each image is treated
 * @param wishes what the method is given besides images
 */
public record ImagePlusUpscaler(Model model, TileSettings settings, ImageSettings treatment, MethodSettings wishes) {

    /** For methods that are given nothing but images. */
    public ImagePlusUpscaler(Model model, TileSettings settings, ImageSettings treatment) {
        this(model, settings, treatment, MethodSettings.NONE);
    }

    /**
     * Makes the method ready to run.
     *
     * @throws io.superres.BadInputException if the method has no use for what it is given
     */
    public SuperResolver open() {
        return Methods.open(model, settings, wishes);
    }

    /**
     * @param image of any type and any number of channels, slices and frames; not changed
     * @return an image of the same type, named {@code <input>-<method>-x<scale>}, not shown
     * @throws io.superres.BadInputException if the image cannot be enlarged
     * @throws io.superres.CancelledException if {@code progress} asked to stop
     */
    public ImagePlus upscale(ImagePlus image, Progress progress) {
        try (SuperResolver resolver = open()) {
            return upscale(image, resolver, progress);
        }
    }

    /** The same with an opened resolver, for many images. */
    public ImagePlus upscale(ImagePlus image, SuperResolver resolver, Progress progress) {
        return upscale(image, Source.window(image.getTitle()), resolver, progress);
    }

    /**
     * The result as a virtual stack, each plane of which is made when it is looked at: for viewers of images whose
     * enlargement does not fit into memory.
     *
     * @param image not changed, now or later
     * @param resolver must stay open as long as the result is used
     * @param progress asked whether to stop while the intensities are looked at
     */
    public ImagePlus lazily(ImagePlus image, SuperResolver resolver, Progress progress) {
        Source source = Source.window(image.getTitle());
        return enlarging(image, ImagePlusImg.wrap(image), source, resolver, progress)
                .lazily();
    }

    /** The same for an image that was read from a file. */
    ImagePlus upscale(ImagePlus image, Source source, SuperResolver resolver, Progress progress) {
        if (makesStack()) return samples(image, ImagePlusImg.wrap(image), source, resolver, progress);
        Enlarging<?> work = enlarging(image, ImagePlusImg.wrap(image), source, resolver, progress);
        ImagePlus result = work.image(progress, Budget.ofHeap());
        work.tellSeams(settings.session().note());
        return result;
    }

    /** Whether a result holds several samples. */
    boolean makesStack() {
        return wishes.shown() == Shown.RESULT && wishes.sampling().samples() > 1;
    }

    /** The same for a single sample, whichever the resolver gives. */
    public ImagePlusUpscaler forOneSample() {
        return new ImagePlusUpscaler(
                model, settings, treatment, wishes.sampling(wishes.sampling().times(1)));
    }

    /** All samples as one hyperstack, whose labels tell how well each agrees with the image. */
    ImagePlus samples(
            ImagePlus image,
            RandomAccessibleInterval<?> pixels,
            Source source,
            SuperResolver resolver,
            Progress progress) {
        SampleStack.check(image);
        int number = wishes.sampling().samples();
        List<ImagePlus> samples = new ArrayList<>();
        List<Double> consistency = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Enlarging<?> work = enlarging(image, pixels, source, resolver.sample(i), progress);
            ImagePlus sample = work.image(new PartProgress(progress, i, 1, number), Budget.ofHeap());
            samples.add(sample);
            consistency.add(LrConsistency.of(
                    pixels,
                    work.part(),
                    sample,
                    work.scale(),
                    work.enlargement().ranges()));
        }
        return SampleStack.of(samples, consistency);
    }

    /**
     * What the provenance of a result will be, as far as it can be known beforehand: without intensity ranges and seam.
     *
     * @param source the image
     */
    public Provenance planned(Source source, SuperResolver resolver) {
        return provenance(resolver, Provenance.Work.planned(source, treatment));
    }

    private Provenance provenance(SuperResolver resolver, Provenance.Work work) {
        return Provenance.of(model, resolver, settings, wishes, work);
    }

    /**
     * Looks at the intensities of an image.
     *
     * @param image everything but the pixels
     * @param lr the pixels, with the axes of {@link ImagePlusImg}
     * @param progress may cancel
     */
    @SuppressWarnings("unchecked")
    <T extends NativeType<T> & RealType<T>> Enlarging<T> enlarging(
            ImagePlus image, RandomAccessibleInterval<?> lr, Source source, SuperResolver resolver, Progress progress) {
        boolean rgb = ImagePlusImg.isRgb(image);
        Upscaler upscaler = Upscaler.of(resolver, treatment, ImagePlusImg.CHANNEL_AXIS, rgb);
        Enlargement<T> enlargement = upscaler.enlargement((RandomAccessibleInterval<T>) lr, progress);
        Selection part = treatment.selection().orElse(Selection.all(lr)).within(lr.dimension(0), lr.dimension(1));
        TileGrid grid = TileGrid.of(
                part.width(),
                part.height(),
                settings.tile(),
                settings.threads(),
                resolver.receptiveField().period());
        int[] rows = grid.tiles().stream()
                .mapToInt(tile -> tile.y() * resolver.scale())
                .distinct()
                .toArray();
        return new Enlarging<>(
                image,
                title(image),
                enlargement,
                part,
                resolver.scale(),
                resolver.receptiveField() instanceof ReceptiveField.Global,
                rows,
                seams -> provenance(
                                resolver,
                                new Provenance.Work(
                                        source,
                                        treatment,
                                        treatment.selection().isPresent() ? part : null,
                                        enlargement.ranges(),
                                        seams))
                        .json());
    }

    private String title(ImagePlus image) {
        String name = image.getTitle().replaceFirst("(?i)\\.(tiff?|png|jpe?g|bmp|gif|pgm)$", "");
        return name + suffix();
    }

    /** What a result is called after the name of its input: {@code -<method>-x<scale>}, and what it shows if not a result. */
    public String suffix() {
        return "-" + model.method() + "-x" + model.scale() + wishes.shown().suffix();
    }
}
