package io.superres.data;

import io.superres.BadInputException;
import io.superres.degrade.Scene;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Draws images at random, balanced over domains and sources. Thread-safe. */
public final class ImagePicker {
    private final List<Domain> domains = new ArrayList<>();
    private final Map<String, List<TrainingImage>> siblings;

    private record Domain(double weight, List<List<TrainingImage>> sources) {}

    /**
     * @param weights relative share of draws from each domain; a domain not named here counts by its area
     * @throws BadInputException if all weights are 0
     */
    public ImagePicker(List<TrainingImage> images, Map<String, Double> weights) {
        siblings = images.stream().collect(Collectors.groupingBy(i -> i.entry().source()));
        double total = images.stream().mapToLong(TrainingImage::area).sum();
        Map<String, List<TrainingImage>> byDomain = images.stream()
                .collect(Collectors.groupingBy(i -> i.entry().domain(), LinkedHashMap::new, Collectors.toList()));
        byDomain.forEach((name, members) -> {
            Map<String, List<TrainingImage>> bySource = members.stream()
                    .collect(Collectors.groupingBy(i -> i.entry().source(), LinkedHashMap::new, Collectors.toList()));
            double share = members.stream().mapToLong(TrainingImage::area).sum() / total;
            domains.add(new Domain(weights.getOrDefault(name, share), List.copyOf(bySource.values())));
        });
        if (!(domains.stream().mapToDouble(Domain::weight).sum() > 0))
            throw new BadInputException("no image would ever be drawn: domainWeights gives 0 to every folder there is");
    }

    /** An image as it is. */
    public Scene image(SplittableRandom random) {
        return pick(random).scene();
    }

    /** An image and where it comes from. */
    public TrainingImage pick(SplittableRandom random) {
        double at =
                random.nextDouble(domains.stream().mapToDouble(Domain::weight).sum());
        Domain domain = domains.get(domains.size() - 1);
        for (Domain candidate : domains) {
            at -= candidate.weight();
            if (at < 0) {
                domain = candidate;
                break;
            }
        }
        List<TrainingImage> source = source(domain, random);
        return source.get(random.nextInt(source.size()));
    }

    /** Another image of the same source: of one sample, place or instrument; the image itself if there is none. */
    public TrainingImage relative(TrainingImage image, SplittableRandom random) {
        List<TrainingImage> others = siblings.get(image.entry().source());
        if (others.size() == 1) return image;
        TrainingImage other = others.get(random.nextInt(others.size() - 1));
        return other == image ? others.get(others.size() - 1) : other;
    }

    /** A grey image: of a colour image, its luma as often as one of its three channels. */
    public Scene grey(SplittableRandom random) {
        Scene scene = image(random);
        if (!scene.isColour()) return scene;
        return random.nextBoolean() ? scene.luma() : scene.channel(random.nextInt(3));
    }

    /** A source, large ones more often, but less than in proportion to their number of images. */
    private static List<TrainingImage> source(Domain domain, SplittableRandom random) {
        double total =
                domain.sources().stream().mapToDouble(s -> Math.sqrt(s.size())).sum();
        double at = random.nextDouble(total);
        for (List<TrainingImage> source : domain.sources()) {
            at -= Math.sqrt(source.size());
            if (at < 0) return source;
        }
        return domain.sources().get(domain.sources().size() - 1);
    }
}
