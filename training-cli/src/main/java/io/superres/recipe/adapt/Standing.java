package io.superres.recipe.adapt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What held-out images say of a model, without knowing the truth.
 *
 * @param rebuilding mean absolute error of pixels of LR images that were hidden from the model and rebuilt from its result
 * @param unlikeness how far results are from natural images (FAR)
 * @param difference how different results and bicubic enlargements look, 0 to 1
 * @param sharpness of results: mean absolute Laplacian, in parts of the intensity range
 * @param consistency LR-PSNR: results, reduced, beside the LR images, in dB
 * @param grid what results have in step with LR pixels and enlarged LR images have not, see {@link PixelGrid}
 * @param change mean absolute difference from what the model gave at first, in parts of the intensity range
 */
public record Standing(
        double rebuilding,
        double unlikeness,
        double difference,
        double sharpness,
        double consistency,
        double grid,
        double change) {

    /** The mean of each measure. */
    static Standing mean(List<Standing> all) {
        return new Standing(
                mean(all, Standing::rebuilding),
                mean(all, Standing::unlikeness),
                mean(all, Standing::difference),
                mean(all, Standing::sharpness),
                mean(all, Standing::consistency),
                mean(all, Standing::grid),
                mean(all, Standing::change));
    }

    private static double mean(List<Standing> all, ToDoubleFunction<Standing> measure) {
        return all.stream().mapToDouble(measure).average().orElse(Double.NaN);
    }

    /** By the names that records and reports give them. */
    public Map<String, Double> numbers() {
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("LR reconstruction, hidden pixels", rebuilding);
        numbers.put("alignment with natural images (FAR)", unlikeness);
        numbers.put("PercNet distance from bicubic", difference);
        numbers.put("sharpness", sharpness);
        numbers.put("LR-PSNR", consistency);
        numbers.put("pattern of the pixel grid", grid);
        numbers.put("change of results", change);
        return numbers;
    }
}
