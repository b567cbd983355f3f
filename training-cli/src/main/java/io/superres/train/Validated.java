package io.superres.train;

import java.util.List;
import java.util.Map;

/**
 * What a {@link Validation} has found.
 *
 * @param psnr mean over the held-out images in dB; null if the network makes no images
 * @param bicubicPsnr the same of bicubic enlargement; null likewise
 * @param spread standard deviation of the results relative to that of the truth; null likewise
 * @param more other measures by name
 * @param pictures a few examples
 */
public record Validated(
        Double psnr, Double bicubicPsnr, Double spread, Map<String, Double> more, List<Picture> pictures) {
    static final Validated NOTHING = of(Map.of());

    /** Measures of a network that makes no images. */
    public static Validated of(Map<String, Double> more) {
        return new Validated(null, null, null, more, List.of());
    }
}
