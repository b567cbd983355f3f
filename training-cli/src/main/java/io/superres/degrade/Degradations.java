package io.superres.degrade;

import io.superres.BadInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The degradations by name. A name may carry a parameter after a colon, such as {@code psf:1.2}. */
public final class Degradations {
    private static final Map<String, Function<OptionalDouble, Degradation>> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("bicubic", plain("bicubic", new Bicubic()));
        KINDS.put("area", plain("area", new Area()));
        KINDS.put("psf", sigma -> sigma.isPresent() ? Psf.of(sigma.getAsDouble()) : Psf.any());
        KINDS.put(
                "microscope", photons -> photons.isPresent() ? Microscope.of(photons.getAsDouble()) : Microscope.any());
    }

    private Degradations() {}

    /** The names that {@link #parse} knows. */
    public static List<String> names() {
        return List.copyOf(KINDS.keySet());
    }

    /** @throws BadInputException if there is no such degradation, or its parameter is impossible */
    public static Degradation parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        Function<OptionalDouble, Degradation> kind = KINDS.get(name);
        if (kind == null)
            throw new BadInputException(
                    "there is no degradation '" + name + "'; there are: " + String.join(", ", KINDS.keySet()));
        try {
            return kind.apply(
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

    private static Function<OptionalDouble, Degradation> plain(String name, Degradation degradation) {
        return parameter -> {
            if (parameter.isPresent()) throw new BadInputException("the degradation " + name + " has no parameter");
            return degradation;
        };
    }
}
