package io.superres.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import io.superres.quality.Consistency;
import io.superres.quality.Luma;
import io.superres.quality.PercNetMaps;
import io.superres.quality.Psnr;
import io.superres.quality.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is measured of several samples for one image, or the mean over images.
 *
 * @param number of samples
 * @param diversity NTIRE 2021, of the PercNet distance
 * @param coverage share of true pixels between the 5 and 95 percent quantiles
 * @param correlation Spearman's, of the samples' standard deviation with the error of their mean
 * @param deviation mean standard deviation in pixel values
 * @param meanPsnr PSNR-Y of the mean of the samples
 * @param lrPsnrPlain see {@link Consistency}; mean over the samples
 */
record SampleMeasures(
        int number,
        double diversity,
        double coverage,
        double correlation,
        double deviation,
        @JsonProperty("psnr_y_mean") double meanPsnr,
        @JsonProperty("lr_psnr_y_plain") double lrPsnrPlain) {

    static SampleMeasures of(
            List<List<Plane>> samples, List<Plane> truth, IntensityRange unit, int scale, Optional<PercNetMaps> maps) {
        Spread spread = Spread.of(samples, truth, unit, maps);
        return new SampleMeasures(
                samples.size(),
                spread.diversity(),
                spread.coverage(),
                spread.correlation(),
                spread.deviation(),
                Psnr.of(
                        Luma.studioRange(mean(samples, truth)),
                        Luma.studioRange(truth),
                        scale,
                        unit.high() - unit.low()),
                samples.stream()
                        .mapToDouble(s -> Consistency.plain(s, truth, scale, unit.high() - unit.low()))
                        .average()
                        .orElseThrow());
    }

    private static List<Plane> mean(List<List<Plane>> samples, List<Plane> truth) {
        List<Plane> means = new ArrayList<>();
        for (int c = 0; c < truth.size(); c++) {
            float[] mean = new float[truth.get(c).pixels().length];
            for (List<Plane> sample : samples)
                for (int i = 0; i < mean.length; i++) mean[i] += sample.get(c).pixels()[i] / samples.size();
            means.add(new Plane(mean, truth.get(c).width(), truth.get(c).height()));
        }
        return means;
    }

    static SampleMeasures mean(List<SampleMeasures> all) {
        return new SampleMeasures(
                all.get(0).number,
                all.stream().mapToDouble(SampleMeasures::diversity).average().orElseThrow(),
                all.stream().mapToDouble(SampleMeasures::coverage).average().orElseThrow(),
                all.stream().mapToDouble(SampleMeasures::correlation).average().orElseThrow(),
                all.stream().mapToDouble(SampleMeasures::deviation).average().orElseThrow(),
                all.stream().mapToDouble(SampleMeasures::meanPsnr).average().orElseThrow(),
                all.stream().mapToDouble(SampleMeasures::lrPsnrPlain).average().orElseThrow());
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "%d samples for each image: diversity %.2f (NTIRE 2021, PercNet), %.1f %% of true pixels between the 5 and 95"
                        + " %% quantiles, rank correlation of deviation and error %.3f, mean deviation %.2f,"
                        + " PSNR-Y of the mean of the samples %.2f, LR-PSNR(Y, both reduced by bicubic a=-0.75 without antialiasing) %.2f",
                number,
                diversity,
                100 * coverage,
                correlation,
                deviation,
                meanPsnr,
                lrPsnrPlain);
    }
}
