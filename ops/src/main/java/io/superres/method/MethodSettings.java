package io.superres.method;

import io.superres.BadInputException;
import io.superres.method.e2ent2.Matching;
import io.superres.method.stablesr.DiffusionSettings;
import java.util.List;

/**
 * What a method is given besides image and networks.
 *
 * @param references pictures that show it what detail looks like
 * @param matching how thoroughly these are searched
 * @param shortcut how much may pass by a codebook, from 0 to 1
 * @param sampling what is drawn, by methods with many results
 * @param diffusion how noise becomes an image, by methods that begin with noise
 * @param shown what is made
 */
public record MethodSettings(
        List<ReferenceImage> references,
        Matching matching,
        double shortcut,
        Sampling sampling,
        DiffusionSettings diffusion,
        Shown shown) {
    /** Nothing. */
    public static final MethodSettings NONE = with(List.of());

    /** @throws BadInputException if the shortcut is not between 0 and 1 */
    public MethodSettings {
        if (!(shortcut >= 0 && shortcut <= 1))
            throw new BadInputException("the shortcut must be between 0 and 1, not " + shortcut);
        references = List.copyOf(references);
    }

    /** References, and nothing else. */
    public static MethodSettings with(List<ReferenceImage> references) {
        return new MethodSettings(
                references, Matching.AUTO, 1, Sampling.STANDARD, DiffusionSettings.STANDARD, Shown.RESULT);
    }

    public MethodSettings showing(Shown other) {
        return new MethodSettings(references, matching, shortcut, sampling, diffusion, other);
    }

    public MethodSettings matching(Matching other) {
        return new MethodSettings(references, other, shortcut, sampling, diffusion, shown);
    }

    public MethodSettings shortcut(double strength) {
        return new MethodSettings(references, matching, strength, sampling, diffusion, shown);
    }

    public MethodSettings sampling(Sampling other) {
        return new MethodSettings(references, matching, shortcut, other, diffusion, shown);
    }

    public MethodSettings diffusion(DiffusionSettings other) {
        return new MethodSettings(references, matching, shortcut, sampling, other, shown);
    }

    /** Where the references come from, each place once. */
    public List<Source> sources() {
        return references.stream().map(ReferenceImage::source).distinct().toList();
    }
}
