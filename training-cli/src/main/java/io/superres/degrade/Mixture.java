package io.superres.degrade;

import io.superres.BadInputException;
import java.util.List;
import java.util.SplittableRandom;

/** One of several degradations, drawn anew for each image. */
record Mixture(List<Part> parts) implements Degradation {

    /** @param share relative frequency */
    record Part(Degradation degradation, double share) {}

    Mixture {
        parts = List.copyOf(parts);
        if (parts.stream().anyMatch(p -> !(p.share() >= 0)) || !(total(parts) > 0))
            throw new BadInputException("the shares of the degradations must be positive");
    }

    @Override
    public Degraded apply(Scene hr, int scale, SplittableRandom random) {
        double at = random.nextDouble(total(parts));
        for (Part part : parts) {
            at -= part.share();
            if (at < 0) return part.degradation().apply(hr, scale, random);
        }
        return parts.get(parts.size() - 1).degradation().apply(hr, scale, random);
    }

    @Override
    public int reach(int scale) {
        return parts.stream().mapToInt(p -> p.degradation().reach(scale)).max().orElse(0);
    }

    private static double total(List<Part> parts) {
        return parts.stream().mapToDouble(Part::share).sum();
    }
}
