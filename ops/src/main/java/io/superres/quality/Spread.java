package io.superres.quality;

import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import java.util.List;
import java.util.Optional;

/**
 * What several results for one image say about what is certain.
 *
 * @param diversity see {@link Diversity}, of the PercNet distance; NaN if it was not measured
 * @param coverage share of the true pixels that lie between the 5 and 95 percent quantiles of the samples; 0.9 if these
 *     are honest
 * @param correlation {@link Spearman}'s, between the samples' standard deviation and the error of their mean
 * @param deviation mean standard deviation of the samples, in pixel values
 */
public record Spread(double diversity, double coverage, double correlation, double deviation) {
    /** More pixels than this are thinned out, evenly, before they are ranked. */
    private static final int MOST_RANKED = 1 << 20;

    /**
     * @param samples at least two, each with one plane, or red, green and blue
     * @param truth as many planes of the same extent
     * @param unit pixel values that are black and white
     * @param maps measures distances pixel by pixel
     */
    public static Spread of(
            List<List<Plane>> samples, List<Plane> truth, IntensityRange unit, Optional<PercNetMaps> maps) {
        int pixels = truth.get(0).pixels().length;
        int bands = truth.size();
        int step = Math.max(1, pixels * bands / MOST_RANKED);
        double[] deviations = new double[(pixels * bands + step - 1) / step];
        double[] errors = new double[deviations.length];
        double covered = 0;
        double sum = 0;
        double[] values = new double[samples.size()];
        for (int i = 0; i < pixels * bands; i++) {
            for (int s = 0; s < values.length; s++)
                values[s] = samples.get(s).get(i / pixels).pixels()[i % pixels];
            double real = truth.get(i / pixels).pixels()[i % pixels];
            double mean = Summary.MEAN.of(values);
            double deviation = Summary.DEVIATION.of(values);
            if (real >= Summary.LOW.of(values) && real <= Summary.HIGH.of(values)) covered++;
            sum += deviation;
            if (i % step == 0) {
                deviations[i / step] = deviation;
                errors[i / step] = Math.abs(mean - real);
            }
        }
        return new Spread(
                maps.map(m -> diversity(samples, truth, unit, m)).orElse(Double.NaN),
                covered / (pixels * bands),
                Spearman.of(deviations, errors),
                sum / (pixels * bands));
    }

    private static double diversity(
            List<List<Plane>> samples, List<Plane> truth, IntensityRange unit, PercNetMaps maps) {
        List<Plane> whole = cropped(truth);
        return Diversity.of(samples.stream()
                .map(sample -> maps.between(cropped(sample), whole, unit))
                .toList());
    }

    private static List<Plane> cropped(List<Plane> planes) {
        return planes.stream()
                .map(plane -> plane.cropToMultiple(PercNetMaps.STEP))
                .toList();
    }

    /** The mean of each measure. */
    public static Spread mean(List<Spread> all) {
        return new Spread(
                all.stream().mapToDouble(Spread::diversity).average().orElse(Double.NaN),
                all.stream().mapToDouble(Spread::coverage).average().orElse(Double.NaN),
                all.stream().mapToDouble(Spread::correlation).average().orElse(Double.NaN),
                all.stream().mapToDouble(Spread::deviation).average().orElse(Double.NaN));
    }
}
