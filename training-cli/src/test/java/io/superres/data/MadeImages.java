package io.superres.data;

import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.Planes;
import io.superres.image.Plane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Images to train on in tests: waves with noise. */
public final class MadeImages {
    private MadeImages() {}

    /** Writes images in colour and in grey by turns, two of each place, into folders below {@code groups}. */
    public static void write(Path data, int count, int width, int height) throws IOException {
        Random random = new Random(1);
        for (int n = 0; n < count; n++) {
            int bands = n % 2 == 0 ? 3 : 1;
            List<Plane> planes = IntStream.range(0, bands)
                    .mapToObj(c -> waves(random, width, height))
                    .toList();
            Path place = Files.createDirectories(data.resolve("groups/place" + n / 2));
            ImageFiles.save(Planes.toImage("scene", planes, bands == 3 ? 24 : 8), place.resolve("view" + n + ".png"));
        }
    }

    /** Values 0 to 255. */
    public static Plane waves(Random random, int width, int height) {
        Plane plane = Plane.empty(width, height);
        for (int i = 0; i < plane.pixels().length; i++)
            plane.pixels()[i] = (float)
                    (127 + 50 * Math.sin(i % width * 0.7) + 50 * Math.cos(i / width * 0.5) + 8 * random.nextGaussian());
        return plane;
    }
}
