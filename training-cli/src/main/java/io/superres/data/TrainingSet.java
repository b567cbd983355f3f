package io.superres.data;

import io.superres.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The images of a training run: most to learn from, a few held out to measure with.
 *
 * @param training images to cut patches from
 * @param heldOut images never trained on
 * @param skipped why files were left out
 */
public record TrainingSet(List<TrainingImage> training, List<TrainingImage> heldOut, List<String> skipped) {
    /** Every n-th file of each domain is held out. */
    private static final int HOLD_OUT_EVERY = 40;

    /** More unreadable files than this share stop the run. */
    private static final double MOST_SKIPPED = 0.2;

    /**
     * Reads a folder, in parallel.
     *
     * @param minimum smallest extent of a usable image in pixels
     * @throws BadInputException if too many images cannot be used
     */
    public static TrainingSet read(ImageFolder folder, int minimum) {
        record Outcome(TrainingImage image, String problem) {}
        List<Outcome> outcomes = folder.entries().parallelStream()
                .map(entry -> {
                    try {
                        return new Outcome(TrainingImage.read(entry, minimum), null);
                    } catch (BadInputException e) {
                        return new Outcome(null, e.getMessage());
                    }
                })
                .toList();
        List<String> skipped =
                outcomes.stream().map(Outcome::problem).filter(p -> p != null).toList();
        List<TrainingImage> images =
                outcomes.stream().map(Outcome::image).filter(i -> i != null).toList();
        if (skipped.size() > MOST_SKIPPED * outcomes.size())
            throw new BadInputException(skipped.size() + " of " + outcomes.size() + " images in " + folder.root()
                    + " cannot be used, for example: " + skipped.get(0));
        return split(images, skipped);
    }

    private static TrainingSet split(List<TrainingImage> images, List<String> skipped) {
        List<TrainingImage> training = new ArrayList<>();
        List<TrainingImage> heldOut = new ArrayList<>();
        Map<String, Integer> seen = new TreeMap<>();
        for (TrainingImage image : images) {
            int n = seen.merge(image.entry().domain(), 1, Integer::sum);
            (n % HOLD_OUT_EVERY == HOLD_OUT_EVERY / 2 ? heldOut : training).add(image);
        }
        if (heldOut.isEmpty() && training.size() > 1) heldOut.add(training.remove(training.size() / 2));
        if (heldOut.isEmpty()) heldOut.addAll(training);
        return new TrainingSet(List.copyOf(training), List.copyOf(heldOut), skipped);
    }

    /** At most so many of the images, evenly spread over them. */
    public static List<TrainingImage> spread(List<TrainingImage> images, int most) {
        int step = Math.max(1, (images.size() + most - 1) / most);
        return IntStream.range(0, images.size())
                .filter(i -> i % step == 0)
                .mapToObj(images::get)
                .toList();
    }

    /** Number of training images in each domain. */
    public Map<String, Long> domains() {
        return training.stream()
                .collect(Collectors.groupingBy(i -> i.entry().domain(), TreeMap::new, Collectors.counting()));
    }

    /** Training pixels in all. */
    public long area() {
        return training.stream().mapToLong(TrainingImage::area).sum();
    }
}
