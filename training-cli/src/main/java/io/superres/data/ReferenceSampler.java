package io.superres.data;

import io.superres.degrade.Degraded;
import io.superres.degrade.Scene;
import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.Plane;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Cuts pairs of patches, each with a reference of the size of the HR patch. Batch {@code n} depends on the seed and on
 * {@code n} alone. Thread-safe.
 */
public final class ReferenceSampler {
    /** Boxes that have more in common than this, relative to what they cover together, are drawn again. */
    private static final double MOST_OVERLAP = 0.6;

    private static final int TRIES = 8;
    private static final int BANDS = 3;

    private final ImagePicker picker;
    private final Pairs pairs;
    private final Mix mix;
    private final int patch;
    private final long seed;

    /**
     * What pairs are made of.
     *
     * @param kinds relative share of each kind of reference
     * @param grey share of colour pairs that are shown as grey ones
     * @param zoom one of four references is magnified by up to this factor or its inverse; 1 for none
     */
    public record Mix(Map<ReferenceKind, Double> kinds, double grey, double zoom) {
        ReferenceKind kind(SplittableRandom random) {
            double at = random.nextDouble(
                    kinds.values().stream().mapToDouble(Double::doubleValue).sum());
            for (Map.Entry<ReferenceKind, Double> kind : new TreeMap<>(kinds).entrySet()) {
                at -= kind.getValue();
                if (at < 0) return kind.getKey();
            }
            return ReferenceKind.SAME_IMAGE;
        }
    }

    /**
     * @param pairs how LR patches are made
     * @param patch extent of an LR patch in pixels
     */
    public ReferenceSampler(ImagePicker picker, Pairs pairs, Mix mix, int patch, long seed) {
        this.picker = picker;
        this.pairs = pairs;
        this.mix = mix;
        this.patch = patch;
        this.seed = seed;
    }

    /** Axes (patch, 3, y, x) each; {@code reduced} is the reference at the resolution of {@code lr}. */
    public record Batch(float[] lr, float[] hr, float[] reference, float[] reduced) {
        static Batch of(int size, int patch, int scale) {
            int small = size * BANDS * patch * patch;
            int large = small * scale * scale;
            return new Batch(new float[small], new float[large], new float[large], new float[small]);
        }
    }

    public Batch batch(long number, int size) {
        SplittableRandom random = PatchSampler.random(seed, number);
        Batch batch = Batch.of(size, patch, pairs.scale());
        for (int i = 0; i < size; i++) fill(batch, i, random);
        return batch;
    }

    private void fill(Batch batch, int place, SplittableRandom random) {
        TrainingImage image = picker.pick(random);
        Scene whole = image.scene();
        int[] corner = LivelyPlace.of(whole, patch, pairs.scale(), random);
        Degraded pair = pairs.at(whole, corner[0], corner[1], patch, patch, random.split());
        Scene reference = reference(image, corner, random);
        boolean grey = !whole.isColour() || random.nextDouble() < mix.grey();
        Scene reduced = reference.with(plane -> BicubicResize.shrink(plane, pairs.scale(), Rounding.NONE));
        int symmetry = random.nextInt(Symmetry.COUNT);
        put(pair.lr(), grey, symmetry, batch.lr(), place);
        put(pair.hr(), grey, symmetry, batch.hr(), place);
        put(reference, grey, symmetry, batch.reference(), place);
        put(reduced, grey, symmetry, batch.reduced(), place);
    }

    /** @param corner of the LR patch, in LR pixels */
    private Scene reference(TrainingImage image, int[] corner, SplittableRandom random) {
        int extent = patch * pairs.scale();
        int x = corner[0] * pairs.scale();
        int y = corner[1] * pairs.scale();
        return switch (mix.kind(random)) {
            case SAME_IMAGE -> zoomed(image.scene(), other(image.scene(), x, y, random), random);
            case SAME_SOURCE -> {
                TrainingImage relative = picker.relative(image, random);
                Scene scene = relative.scene();
                int[] place = relative == image ? other(scene, x, y, random) : near(scene, x, y, random);
                yield zoomed(scene, place, random);
            }
            case UNRELATED -> Crops.random(picker.image(random), extent, random);
            case NOISE -> noise(extent, random);
        };
    }

    /** A box that has not too much in common with the one at (x, y): three times of four beside it, else anywhere. */
    private int[] other(Scene scene, int x, int y, SplittableRandom random) {
        boolean beside = random.nextInt(4) > 0;
        int[] box = {x, y};
        for (int i = 0; i < TRIES; i++) {
            box = beside ? near(scene, x, y, random) : anywhere(scene, random);
            if (overlap(x - box[0], y - box[1]) <= MOST_OVERLAP) return box;
        }
        return box;
    }

    private int[] anywhere(Scene scene, SplittableRandom random) {
        int extent = patch * pairs.scale();
        return new int[] {random.nextInt(scene.width() - extent + 1), random.nextInt(scene.height() - extent + 1)};
    }

    /**
     * A box at most half an extent away from the one at (x, y); two times of five by whole LR pixels, as in registered
     * images, whose detail then fits exactly.
     */
    private int[] near(Scene scene, int x, int y, SplittableRandom random) {
        int extent = patch * pairs.scale();
        int unit = random.nextInt(5) < 2 ? pairs.scale() : 1;
        int left = x + (random.nextInt(extent + 1) - extent / 2) / unit * unit;
        int top = y + (random.nextInt(extent + 1) - extent / 2) / unit * unit;
        return new int[] {
            Math.max(0, Math.min(scene.width() - extent, left)), Math.max(0, Math.min(scene.height() - extent, top))
        };
    }

    /** Common area of two boxes relative to their joint area. */
    private double overlap(int dx, int dy) {
        double extent = patch * pairs.scale();
        double common = Math.max(0, extent - Math.abs(dx)) * Math.max(0, extent - Math.abs(dy));
        return common / (2 * extent * extent - common);
    }

    private Scene zoomed(Scene scene, int[] corner, SplittableRandom random) {
        int extent = patch * pairs.scale();
        double zoom = mix.zoom() == 1 || random.nextInt(4) > 0 ? 1 : Math.pow(mix.zoom(), 2 * random.nextDouble() - 1);
        int width = (int) Math.min(Math.rint(extent / zoom), Math.min(scene.width(), scene.height()));
        int x = Math.min(corner[0], scene.width() - width);
        int y = Math.min(corner[1], scene.height() - width);
        Scene part = scene.crop(x, y, width, width);
        return width == extent ? part : part.with(plane -> BicubicResize.to(plane, extent, extent));
    }

    private static Scene noise(int extent, SplittableRandom random) {
        double mean = random.nextDouble();
        double deviation = 0.5 * random.nextDouble();
        Plane plane = Plane.empty(extent, extent);
        float[] pixels = plane.pixels();
        for (int i = 0; i < pixels.length; i++)
            pixels[i] = (float) Math.max(0, Math.min(1, mean + deviation * random.nextGaussian()));
        return Scene.grey(plane, false);
    }

    /** Grey scenes become three equal bands. */
    private static void put(Scene scene, boolean grey, int symmetry, float[] to, int place) {
        List<Plane> planes = grey ? scene.luma().planes() : scene.planes();
        for (int c = 0; c < BANDS; c++)
            Symmetry.copy(planes.get(Math.min(c, planes.size() - 1)), symmetry, to, place * BANDS + c);
    }
}
