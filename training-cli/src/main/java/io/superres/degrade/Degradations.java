package io.superres.degrade;

import io.superres.BadInputException;
import io.superres.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The degradations by name. A name may carry a parameter after a colon, such as {@code psf:1.2}, and steps that follow,
 * such as {@code psf:1.2+noise:3}.
 */
public final class Degradations {
    private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

    private record Kind(String summary, Function<OptionalDouble, Degradation> maker) {}

    static {
        add("bicubic", "MATLAB's bicubic interpolation, the convention of most benchmarks", new Bicubic());
        add("area", "mean over blocks of N x N pixels, as binning on a camera does", new Area());
        add(
                "psf",
                "blur by a Gaussian point spread function; psf:1.2 fixes its standard deviation in HR pixels, else it is "
                        + "0.4 to 0.8 LR pixels",
                sigma -> sigma.isPresent() ? Psf.of(sigma.getAsDouble()) : Psf.any());
        add(
                "microscope",
                "blur, binning, photon and readout noise of a fluorescence microscope; microscope:500 fixes the photons "
                        + "of a white LR pixel, else they are 150 to 15000",
                photons -> photons.isPresent() ? Microscope.of(photons.getAsDouble()) : Microscope.any());
        add(
                "oversampled",
                "bicubic interpolation or binning of an HR image that was softened first, which is also the truth",
                Oversampled.any());
        add("bsrgan", "blurs, reduction, noise and JPEG in random order (Zhang et al. 2021)", new Bsrgan());
        add(
                "bsrgan-plus",
                "eleven such steps, made from the sharpened HR image, which is also the truth",
                new BsrganPlus());
        add(
                "blind",
                "blur of one HR pixel, bicubic interpolation, noise of 10 levels, JPEG of quality 60",
                new Blind());
        add(
                "second-order",
                "blur, resizing, noise and JPEG, twice, as in Real-ESRGAN (Wang et al. 2021)",
                SecondOrder.realEsrgan().withoutSharpening());
        add(
                "second-order-sharp",
                "second-order, made from the sharpened HR image, which is also the truth",
                SecondOrder.realEsrgan());
        add(
                "second-order-mild",
                "second-order with the milder ranges of StableSR (Wang et al. 2023)",
                SecondOrder.stableSr().withoutSharpening());
        add(
                "second-order-mild-sharp",
                "second-order-mild, made from the sharpened HR image, which is also the truth",
                SecondOrder.stableSr());
    }

    private Degradations() {}

    /** The names that {@link #parse} knows, each with one sentence about it. */
    public static Map<String, String> summaries() {
        Map<String, String> summaries = new LinkedHashMap<>();
        KINDS.forEach((name, kind) -> summaries.put(name, kind.summary()));
        return summaries;
    }

    /** What may follow a degradation after a plus sign, each with one sentence about it. */
    public static Map<String, String> steps() {
        return LrStep.summaries();
    }

    /** @throws BadInputException if there is no such degradation or step, or a parameter is impossible */
    public static Degradation parse(String text) {
        String[] parts = text.split("\\+", -1);
        Degradation first = one(parts[0]);
        if (parts.length == 1) return first;
        return new Followed(
                first, Arrays.stream(parts).skip(1).map(LrStep::parse).toList());
    }

    private static Degradation one(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        Kind kind = KINDS.get(name);
        if (kind == null)
            throw new BadInputException("there is no degradation '" + name + "'; the nearest is '"
                    + Names.nearest(name, KINDS.keySet()) + "', and all are: " + String.join(", ", KINDS.keySet()));
        try {
            return kind.maker()
                    .apply(
                            colon < 0
                                    ? OptionalDouble.empty()
                                    : OptionalDouble.of(Double.parseDouble(text.substring(colon + 1))));
        } catch (NumberFormatException e) {
            throw new BadInputException("the parameter of the degradation '" + text + "' is not a number");
        }
    }

    /**
     * One of several degradations, drawn anew for each image.
     *
     * @param shares relative frequency of each, by name
     * @throws BadInputException if there is none, or a share is negative
     */
    public static Degradation mixture(Map<String, Double> shares) {
        List<Mixture.Part> parts = new ArrayList<>();
        shares.forEach((name, share) -> parts.add(new Mixture.Part(parse(name), share)));
        return parts.size() == 1 ? parts.get(0).degradation() : new Mixture(parts);
    }

    private static void add(String name, String summary, Function<OptionalDouble, Degradation> maker) {
        KINDS.put(name, new Kind(summary, maker));
    }

    private static void add(String name, String summary, Degradation degradation) {
        add(name, summary, parameter -> {
            if (parameter.isPresent()) throw new BadInputException("the degradation " + name + " has no parameter");
            return degradation;
        });
    }
}
