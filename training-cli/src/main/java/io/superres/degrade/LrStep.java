package io.superres.degrade;

import io.superres.BadInputException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** What happens to an LR image after a degradation has made it. */
sealed interface LrStep {
    Scene apply(Scene lr, SplittableRandom random);

    /**
     * Normal noise of its own in each plane.
     *
     * @param levels standard deviation, in levels of 255
     */
    record Noise(double levels) implements LrStep {
        @Override
        public Scene apply(Scene lr, SplittableRandom random) {
            return NoiseMap.perPlane(lr, levels / 255, random).addedTo(lr, 1);
        }
    }

    /**
     * The noise of counting light.
     *
     * @param white photons that a white pixel receives
     */
    record Photons(double white) implements LrStep {
        @Override
        public Scene apply(Scene lr, SplittableRandom random) {
            return ShotNoise.counted(lr, white, random);
        }
    }

    /** @param quality 1 to 100, as libjpeg counts */
    record Compression(int quality) implements LrStep {
        @Override
        public Scene apply(Scene lr, SplittableRandom random) {
            return Jpeg.through(lr, quality);
        }
    }

    static Map<String, String> summaries() {
        Map<String, String> summaries = new LinkedHashMap<>();
        summaries.put("noise:LEVELS", "normal noise, its standard deviation in levels of 255");
        summaries.put("photons:WHITE", "the noise of counting light, of which a white pixel receives so many photons");
        summaries.put("jpeg:QUALITY", "JPEG compression, quality 1 to 100");
        return summaries;
    }

    /**
     * @param text {@code noise:LEVELS}, {@code photons:WHITE} or {@code jpeg:QUALITY}
     * @throws BadInputException if it is none of these, or the number is impossible
     */
    static LrStep parse(String text) {
        String[] parts = text.split(":", 2);
        double number;
        try {
            number = parts.length == 2 ? Double.parseDouble(parts[1]) : Double.NaN;
        } catch (NumberFormatException e) {
            number = Double.NaN;
        }
        return switch (parts[0]) {
            case "noise" -> new Noise(within(text, number, 0, 255));
            case "photons" -> new Photons(within(text, number, 1, 1e9));
            case "jpeg" -> new Compression((int) Math.rint(within(text, number, 1, 100)));
            default ->
                throw new BadInputException("after a degradation comes noise:LEVELS, photons:WHITE or"
                        + " jpeg:QUALITY, not '" + text + "'");
        };
    }

    private static double within(String text, double number, double least, double most) {
        if (!(number >= least && number <= most))
            throw new BadInputException(
                    String.format(Locale.ROOT, "the number in '%s' must be from %.0f to %.0f", text, least, most));
        return number;
    }
}
