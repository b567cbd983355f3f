package io.superres.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.Progress;
import io.superres.image.IntensityRange;
import io.superres.onnx.Graph;
import io.superres.onnx.Networks;
import io.superres.onnx.ReceptiveField;
import io.superres.session.DeviceChoice;
import io.superres.session.SessionSettings;
import java.util.List;
import java.util.Random;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class BlendTest {
    private static final IntensityRange RANGE = new IntensityRange(0, 100);

    private static Img<FloatType> noise(int width, int height) {
        Img<FloatType> image = ArrayImgs.floats(width, height);
        Random random = new Random(5);
        image.forEach(pixel -> pixel.set(100 * random.nextFloat()));
        return image;
    }

    private static Seams fill(
            Graph graph,
            Img<FloatType> lr,
            RandomAccessibleInterval<FloatType> hr,
            int tile,
            int threads,
            boolean preserving) {
        TileSettings settings = TileSettings.of(SessionSettings.of(DeviceChoice.CPU, note -> {}), tile, threads);
        try (TiledNetwork network = TiledNetwork.open(graph, 2, 1, settings)) {
            assertThat(network.receptiveField()).isInstanceOf(ReceptiveField.Global.class);
            return network.run(List.of(new PlaneTask<>(List.of(lr), List.of(hr), RANGE, preserving)), Progress.NONE);
        }
    }

    @Test
    void anImageThatFitsIntoOneTileHasNoSeams() {
        Img<FloatType> hr = ArrayImgs.floats(120, 100);
        assertThat(fill(Networks.global(2, 1), noise(60, 50), hr, 64, 2, false)).isEqualTo(Seams.NONE);
    }

    @Test
    void tilesFadeIntoEachOtherAndTheDifferenceIsReported() {
        Graph graph = Networks.global(2, 1);
        Img<FloatType> lr = noise(150, 130);
        Img<FloatType> whole = ArrayImgs.floats(300, 260);
        Img<FloatType> tiled = ArrayImgs.floats(300, 260);
        fill(graph, lr, whole, 1000, 1, false);
        Seams seams = fill(graph, lr, tiled, 48, 2, false);
        assertThat(seams.largest()).isBetween(0.1, 200.0);
        assertThat(seams.pixels()).isPositive();
        double difference = 0;
        var cursor = whole.localizingCursor();
        while (cursor.hasNext()) {
            float expected = cursor.next().get();
            difference += Math.abs(tiled.getAt(cursor).get() - expected) / whole.size();
        }
        assertThat(difference)
                .as("mean difference from one piece, in a range of 100")
                .isLessThan(3);
    }

    @Test
    void neitherThreadsNorThePartThatIsWantedChangeAPixel() {
        Graph graph = Networks.global(2, 2);
        Img<FloatType> lr = noise(140, 90);
        Img<FloatType> whole = ArrayImgs.floats(280, 180);
        fill(graph, lr, whole, 40, 1, false);
        Img<FloatType> again = ArrayImgs.floats(280, 180);
        fill(graph, lr, again, 40, 3, false);
        assertThat(again).containsExactlyElementsOf(whole);
        Random random = new Random(8);
        for (int i = 0; i < 10; i++) {
            long x = random.nextInt(270);
            long y = random.nextInt(170);
            FinalInterval part = FinalInterval.createMinSize(
                    x, y, 1 + random.nextInt((int) (280 - x)), 1 + random.nextInt((int) (180 - y)));
            var found = Views.translate(ArrayImgs.floats(part.dimensionsAsLongArray()), part.minAsLongArray());
            fill(graph, lr, found, 40, 2, false);
            assertThat(Views.flatIterable(found))
                    .containsExactlyElementsOf(Views.flatIterable(Views.interval(whole, part)));
        }
    }

    @Test
    void blockMeansCanBeKept() {
        Img<FloatType> lr = noise(90, 70);
        Img<FloatType> hr = ArrayImgs.floats(180, 140);
        fill(Networks.global(2, 3), lr, hr, 32, 2, true);
        var cursor = lr.localizingCursor();
        while (cursor.hasNext()) {
            float expected = cursor.next().get();
            long x = 2 * cursor.getLongPosition(0);
            long y = 2 * cursor.getLongPosition(1);
            double mean = (hr.getAt(x, y).get()
                            + hr.getAt(x + 1, y).get()
                            + hr.getAt(x, y + 1).get()
                            + (double) hr.getAt(x + 1, y + 1).get())
                    / 4;
            assertThat(mean).isCloseTo(expected, within(1e-4));
        }
    }
}
