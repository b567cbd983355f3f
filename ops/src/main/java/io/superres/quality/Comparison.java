package io.superres.quality;

import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How close a result is to the truth.
 *
 * @param psnrY in dB, on luma (studio range) or on the grey image itself
 * @param ssimY likewise
 * @param psnrRgb in dB, over all channels
 * @param lrPsnr in dB: the result, shrunk by bicubic interpolation, against the LR image
 * @param percNet PercNet distance over the whole image, see {@link PercNetDistance}; NaN if it was not measured
 */
public record Comparison(double psnrY, double ssimY, double psnrRgb, double lrPsnr, double percNet) {

    /**
     * @param result one plane, or red, green and blue
     * @param truth as many planes of the same extent; null if unknown, which leaves all measures but LR-PSNR undefined
     * @param lr the LR image, as many planes
     * @param scale also the border that is left out, in pixels
     * @param peak the range of the data
     * @param rounding how LR images of this type are rounded
     */
    public static Comparison of(
            List<Plane> result, List<Plane> truth, List<Plane> lr, int scale, double peak, Rounding rounding) {
        List<Plane> shrunk = result.stream()
                .map(plane -> BicubicResize.shrink(plane, scale, rounding))
                .toList();
        double lrPsnr = Psnr.ofError(mean(shrunk, lr, 0), peak);
        if (truth == null) return new Comparison(Double.NaN, Double.NaN, Double.NaN, lrPsnr, Double.NaN);
        Plane resultY = Luma.studioRange(result);
        Plane truthY = Luma.studioRange(truth);
        return new Comparison(
                Psnr.of(resultY, truthY, scale, peak),
                Ssim.of(resultY, truthY, scale, peak),
                Psnr.ofError(mean(result, truth, scale), peak),
                lrPsnr,
                Double.NaN);
    }

    /**
     * The same with the PercNet distance, if there is a network to measure it and a truth to measure against.
     *
     * @param distance the network
     * @param result as it was compared
     * @param truth as it was compared
     * @param unit pixel values that are black and white
     */
    public Comparison withPercNet(
            Optional<PercNetDistance> distance, List<Plane> result, List<Plane> truth, IntensityRange unit) {
        if (distance.isEmpty() || truth == null) return this;
        return new Comparison(psnrY, ssimY, psnrRgb, lrPsnr, distance.get().between(result, truth, unit));
    }

    private static double mean(List<Plane> a, List<Plane> b, int border) {
        return IntStream.range(0, a.size())
                .mapToDouble(c -> Psnr.meanSquaredError(a.get(c), b.get(c), border))
                .average()
                .orElseThrow();
    }

    /** The mean of each measure. */
    public static Comparison mean(List<Comparison> comparisons) {
        return new Comparison(
                comparisons.stream().mapToDouble(Comparison::psnrY).average().orElse(Double.NaN),
                comparisons.stream().mapToDouble(Comparison::ssimY).average().orElse(Double.NaN),
                comparisons.stream().mapToDouble(Comparison::psnrRgb).average().orElse(Double.NaN),
                comparisons.stream().mapToDouble(Comparison::lrPsnr).average().orElse(Double.NaN),
                comparisons.stream().mapToDouble(Comparison::percNet).average().orElse(Double.NaN));
    }

    /** The convention that a number belongs to, to be printed beside it. */
    public static String convention(int scale, String range) {
        return String.format(Locale.ROOT, "PSNR(Y, crop=%d, range=%s)", scale, range);
    }
}
