package io.superres.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.superres.quality.Comparison;

/**
 * The measures of an image, or their mean, as reports name them.
 *
 * @param name of the image, or of what made all of them
 * @param seconds time it took to make it; 0 if that is not known
 */
record Measures(
        String name,
        @JsonProperty("psnr_y") double psnrY,
        @JsonProperty("ssim_y") double ssimY,
        @JsonProperty("psnr_rgb") double psnrRgb,
        @JsonProperty("lr_psnr") double lrPsnr,
        @JsonProperty("percnet_distance") double percNet,
        double seconds) {

    static Measures of(String name, Comparison c, double seconds) {
        return new Measures(name, c.psnrY(), c.ssimY(), c.psnrRgb(), c.lrPsnr(), c.percNet(), seconds);
    }
}
