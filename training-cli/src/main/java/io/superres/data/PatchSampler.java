package io.superres.data;

import io.superres.data.TrainingImage.Pair;
import io.superres.image.Plane;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Cuts random pairs of patches. Batch {@code n} depends on the seed and on {@code n} alone, so a resumed run sees the
 * same batches as an uninterrupted one. Thread-safe.
 */
public final class PatchSampler {
    private final List<Domain> domains = new ArrayList<>();
    private final int scale;
    private final int patch;
    private final long seed;

    private record Domain(double weight, List<List<TrainingImage>> sources) {}

    /**
     * @param images what to cut from
     * @param weights relative share of patches from each domain; a domain not named here counts by its area
     * @param scale HR pixels per LR pixel
     * @param patch extent of an LR patch in pixels
     */
    public PatchSampler(List<TrainingImage> images, Map<String, Double> weights, int scale, int patch, long seed) {
        this.scale = scale;
        this.patch = patch;
        this.seed = seed;
        double total = images.stream().mapToLong(TrainingImage::area).sum();
        Map<String, List<TrainingImage>> byDomain = images.stream()
                .collect(Collectors.groupingBy(i -> i.entry().domain(), LinkedHashMap::new, Collectors.toList()));
        byDomain.forEach((name, members) -> {
            Map<String, List<TrainingImage>> bySource = members.stream()
                    .collect(Collectors.groupingBy(i -> i.entry().source(), LinkedHashMap::new, Collectors.toList()));
            double share = members.stream().mapToLong(TrainingImage::area).sum() / total;
            domains.add(new Domain(weights.getOrDefault(name, share), List.copyOf(bySource.values())));
        });
    }

    /** Pairs of patches, LR and HR each {@code batch} patches one after another, row-major. */
    public record Batch(float[] lr, float[] hr) {}

    public Batch batch(long number, int size) {
        SplittableRandom random = new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L));
        int hrPatch = patch * scale;
        Batch batch = new Batch(new float[size * patch * patch], new float[size * hrPatch * hrPatch]);
        for (int i = 0; i < size; i++) {
            Pair pair = pick(random);
            int[] corner = corner(pair, random);
            int symmetry = random.nextInt(8);
            copy(pair.lr(), corner[0], corner[1], patch, symmetry, batch.lr(), i);
            copy(pair.hr(), corner[0] * scale, corner[1] * scale, hrPatch, symmetry, batch.hr(), i);
        }
        return batch;
    }

    private Pair pick(SplittableRandom random) {
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
        List<Pair> pairs = source.get(random.nextInt(source.size())).pairs();
        // Luma of an RGB image counts as much as its three channels together.
        boolean luma = pairs.size() == 1 || random.nextBoolean();
        return pairs.get(luma ? 0 : 1 + random.nextInt(pairs.size() - 1));
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

    /** Of two random places the one with more contrast: flat background teaches little. */
    private int[] corner(Pair pair, SplittableRandom random) {
        int[] best = null;
        double most = -1;
        for (int i = 0; i < 2; i++) {
            int x = random.nextInt(pair.lr().width() - patch + 1);
            int y = random.nextInt(pair.lr().height() - patch + 1);
            double variance = variance(pair.lr(), x, y);
            if (variance > most) {
                most = variance;
                best = new int[] {x, y};
            }
        }
        return best;
    }

    private double variance(Plane image, int x0, int y0) {
        double sum = 0;
        double squares = 0;
        for (int y = 0; y < patch; y++)
            for (int x = 0; x < patch; x++) {
                double v = image.get(x0 + x, y0 + y);
                sum += v;
                squares += v * v;
            }
        double n = (double) patch * patch;
        return squares / n - (sum / n) * (sum / n);
    }

    /** Copies a square, turned by one of the eight symmetries of a square. */
    private static void copy(Plane from, int x0, int y0, int extent, int symmetry, float[] to, int index) {
        int out = index * extent * extent;
        for (int y = 0; y < extent; y++)
            for (int x = 0; x < extent; x++) {
                int u = (symmetry & 1) == 0 ? x : extent - 1 - x;
                int v = (symmetry & 2) == 0 ? y : extent - 1 - y;
                boolean swap = (symmetry & 4) != 0;
                to[out++] = from.get(x0 + (swap ? v : u), y0 + (swap ? u : v));
            }
    }
}
