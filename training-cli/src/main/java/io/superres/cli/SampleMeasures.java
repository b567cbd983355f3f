package io.superres.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import io.superres.quality.Consistency;
import io.superres.quality.PercNetMaps;
import io.superres.quality.Spread;
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
 * @param lrPsnrPlain see {@link Consistency}; mean over the samples
 */
record SampleMeasures(
        int number,
        double diversity,
        double coverage,
        double correlation,
        double deviation,
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
                samples.stream()
                        .mapToDouble(s -> Consistency.plain(s, truth, scale, unit.high() - unit.low()))
                        .average()
                        .orElseThrow());
    }

    static SampleMeasures mean(List<SampleMeasures> all) {
        return new SampleMeasures(
                all.get(0).number,
                all.stream().mapToDouble(SampleMeasures::diversity).average().orElseThrow(),
                all.stream().mapToDouble(SampleMeasures::coverage).average().orElseThrow(),
                all.stream().mapToDouble(SampleMeasures::correlation).average().orElseThrow(),
                all.stream().mapToDouble(SampleMeasures::deviation).average().orElseThrow(),
                all.stream().mapToDouble(SampleMeasures::lrPsnrPlain).average().orElseThrow());
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "%d samples for each image: diversity %.2f (NTIRE 2021, PercNet), %.1f %% of true pixels between the 5 and 95"
                        + " %% quantiles, rank correlation of deviation and error %.3f, mean deviation %.2f,"
                        + " LR-PSNR(Y, both reduced by bicubic a=-0.75 without antialiasing) %.2f",
                number,
                diversity,
                100 * coverage,
                correlation,
                deviation,
                lrPsnrPlain);
    }
}
