package io.superres.method.e2ent2;

import io.superres.Progress;
import io.superres.image.IntensityRange;
import io.superres.tile.PlaneTask;
import io.superres.tile.Tile;
import io.superres.tile.TiledNetwork;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * The network that sees images, applied to parts of them.
 *
 * @param network from an image to features of the same extent
 * @param channels of the features
 */
record Encoder(TiledNetwork network, int channels) {
    private static final IntensityRange UNIT = new IntensityRange(0, 1);

    /**
     * The features of a part of an image.
     *
     * @param image one grey plane, or three; values 0 to 1
     * @param part may reach beyond the image, which is mirrored there
     */
    Features features(List<? extends RandomAccessibleInterval<FloatType>> image, Tile part) {
        int area = part.width() * part.height();
        float[] values = planar(image, part);
        float[][] rows = new float[part.height()][part.width() * channels];
        for (int y = 0; y < part.height(); y++)
            for (int c = 0; c < channels; c++)
                for (int x = 0, i = c * area + y * part.width(); x < part.width(); x++, i++)
                    rows[y][x * channels + c] = values[i];
        return new Features(rows, part.width(), channels);
    }

    /** The same with axes channel, y, x. */
    float[] planar(List<? extends RandomAccessibleInterval<FloatType>> image, Tile part) {
        ArrayImg<FloatType, FloatArray> made = ArrayImgs.floats(part.width(), part.height(), channels);
        List<RandomAccessibleInterval<FloatType>> targets = IntStream.range(0, channels)
                .<RandomAccessibleInterval<FloatType>>mapToObj(
                        c -> Views.translate(Views.hyperSlice(made, 2, c), part.x(), part.y()))
                .toList();
        network.run(List.of(new PlaneTask<>(image, targets, UNIT, false)), Progress.NONE);
        return made.update(null).getCurrentStorageArray();
    }
}
