package io.superres.recipe.percnet;

import io.superres.data.Crops;
import io.superres.data.ImagePicker;
import io.superres.degrade.Scene;
import io.superres.image.Plane;
import io.superres.quality.Gmsd;
import io.superres.quality.MsSsim;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Two versions of an image of which it is known which is closer to it. */
record Trial(Scene reference, Scene better, Scene worse) {
    /** Smallest difference in severity that is a difference. */
    private static final double STEP = 0.1;

    private static final int RIVALS = 6;

    /** A random trial: as often as not of one family, else between families or between sharp and blurred. */
    static Trial any(ImagePicker images, int extent, SplittableRandom random) {
        Scene reference = Crops.random(images.image(random), extent, random);
        return switch (random.nextInt(4)) {
            case 0, 1 -> ofOneFamily(reference, random);
            case 2 -> betweenFamilies(reference, random);
            default -> sharpAgainstBlurred(reference, random.nextDouble(), random);
        };
    }

    /** The same damage, once milder. */
    private static Trial ofOneFamily(Scene reference, SplittableRandom random) {
        Distortion distortion = Distortion.any(random);
        double mild = random.nextDouble() * (1 - STEP);
        double strong = mild + STEP + random.nextDouble() * (1 - STEP - mild);
        return new Trial(
                reference, distortion.apply(reference, mild, random), distortion.apply(reference, strong, random));
    }

    /** Of several damaged versions the best and the worst by the mean of their ranks in MS-SSIM and GMSD. */
    private static Trial betweenFamilies(Scene reference, SplittableRandom random) {
        List<Scene> rivals = new ArrayList<>();
        for (int i = 0; i < RIVALS; i++)
            rivals.add(Distortion.any(random).apply(reference, random.nextDouble(), random));
        Plane truth = reference.luma().planes().get(0);
        double[] rank = new double[RIVALS];
        addRanks(rank, rivals, image -> -MsSsim.of(image, truth, 1));
        addRanks(rank, rivals, image -> Gmsd.of(image, truth, 1));
        int best = 0;
        int worst = 0;
        for (int i = 1; i < RIVALS; i++) {
            if (rank[i] < rank[best]) best = i;
            if (rank[i] > rank[worst]) worst = i;
        }
        return new Trial(reference, rivals.get(best), rivals.get(worst));
    }

    private interface Badness {
        double of(Plane image);
    }

    private static void addRanks(double[] ranks, List<Scene> rivals, Badness badness) {
        double[] values = rivals.stream()
                .mapToDouble(scene -> badness.of(scene.luma().planes().get(0)))
                .toArray();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < values.length; i++) order.add(i);
        order.sort(Comparator.comparingDouble(i -> values[i]));
        for (int place = 0; place < values.length; place++) ranks[order.get(place)] += place;
    }

    /** A displaced but sharp version against a blurred one that has the same mean squared error. */
    static Trial sharpAgainstBlurred(Scene reference, double severity, SplittableRandom random) {
        Scene blurred = Distortion.BLUR.apply(reference, severity, random);
        Scene sharp = Displacement.any(random).matching(reference, Displacement.error(blurred, reference));
        return new Trial(reference, sharp, blurred);
    }
}
