package io.superres.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.superres.CancelledException;
import io.superres.Progress;
import io.superres.image.IntensityRange;
import io.superres.onnx.Graph;
import io.superres.onnx.Networks;
import io.superres.session.DeviceChoice;
import io.superres.session.SessionSettings;
import java.util.List;
import java.util.Random;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class TiledNetworkTest {
    private static final IntensityRange UNIT = new IntensityRange(0, 1);

    private static float[] noise(int n, long seed) {
        Random random = new Random(seed);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) values[i] = random.nextFloat();
        return values;
    }

    private static float[] run(Graph graph, int scale, float[] lr, int width, int height, int tile, int threads) {
        float[] hr = new float[lr.length * scale * scale];
        TileSettings settings = TileSettings.of(SessionSettings.of(DeviceChoice.CPU, note -> {}), tile, threads);
        try (TiledNetwork network = TiledNetwork.open(graph, scale, 1, settings)) {
            network.run(
                    List.of(new PlaneTask<>(
                            List.of(ArrayImgs.floats(lr, width, height)),
                            List.of(ArrayImgs.floats(hr, (long) width * scale, (long) height * scale)),
                            UNIT,
                            false)),
                    Progress.NONE);
        }
        return hr;
    }

    /** Random sizes, tiles, scales and depths; images smaller than the halo and one pixel wide among them. */
    @Test
    void tiledEqualsUntiled() {
        Random random = new Random(11);
        for (int i = 0; i < 25; i++) {
            int scale = 2 + random.nextInt(3);
            int width = i % 5 == 0 ? 1 + random.nextInt(3) : 20 + random.nextInt(60);
            int height = i % 7 == 0 ? 1 : 20 + random.nextInt(60);
            int tile = 16 + random.nextInt(30);
            Graph graph = Networks.plain(scale, 1, 1 + random.nextInt(6), i);
            float[] lr = noise(width * height, i);
            float[] whole = run(graph, scale, lr, width, height, 4096, 1);
            float[] tiled = run(graph, scale, lr, width, height, tile, 1 + random.nextInt(3));
            for (int p = 0; p < whole.length; p++)
                assertThat(tiled[p])
                        .as("%d x %d, scale %d, tile %d, pixel %d", width, height, scale, tile, p)
                        .isCloseTo(whole[p], within(1e-4f));
        }
    }

    /** Pooling, strides, enlargement inside: tiles must begin where the strides do, and sizes be multiples of them. */
    @Test
    void tiledEqualsUntiledWithStrides() {
        Random random = new Random(12);
        for (int i = 0; i < 12; i++) {
            int width = i % 5 == 0 ? 1 + random.nextInt(3) : 40 + random.nextInt(60);
            int height = 40 + random.nextInt(60);
            Graph graph = Networks.hourglass(2, i);
            float[] lr = noise(width * height, i);
            float[] whole = run(graph, 2, lr, width, height, 4096, 1);
            float[] tiled = run(graph, 2, lr, width, height, 16 + random.nextInt(30), 2);
            for (int p = 0; p < whole.length; p++)
                assertThat(tiled[p]).as("%d x %d, pixel %d", width, height, p).isCloseTo(whole[p], within(1e-4f));
        }
    }

    @Test
    void tilesBeginAtMultiplesOfThePeriod() {
        TileGrid grid = TileGrid.of(101, 30, 24, 4, 8);
        assertThat(grid.tiles()).allSatisfy(t -> {
            assertThat(t.x() % 8 + t.y() % 8).isZero();
            assertThat(t.width()).isBetween(1, 32);
        });
        assertThat(grid.tiles().stream().mapToInt(t -> t.width() * t.height()).sum())
                .isEqualTo(101 * 30);
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        Graph graph = Networks.plain(2, 1, 4, 1);
        float[] lr = noise(200 * 150, 1);
        assertThat(run(graph, 2, lr, 200, 150, 32, 3)).isEqualTo(run(graph, 2, lr, 200, 150, 32, 1));
    }

    @Test
    void viewsWithAnyOriginAndOrderAreRead() {
        Graph graph = Networks.plain(2, 1, 3, 1);
        float[] lr = noise(40 * 30, 4);
        Img<FloatType> plain = ArrayImgs.floats(lr, 40, 30);
        Img<FloatType> expected = ArrayImgs.floats(60, 40);
        Img<FloatType> found = ArrayImgs.floats(60, 40);
        try (TiledNetwork network = TiledNetwork.open(graph, 2, 1, TileSettings.standard())) {
            var part = Views.zeroMin(Views.interval(plain, new long[] {5, 4}, new long[] {34, 23}));
            Img<FloatType> copy = ArrayImgs.floats(30, 20);
            net.imglib2.util.ImgUtil.copy(part, copy);
            network.run(List.of(new PlaneTask<>(List.of(copy), List.of(expected), UNIT, false)), Progress.NONE);
            network.run(List.of(new PlaneTask<>(List.of(part), List.of(found), UNIT, false)), Progress.NONE);
        }
        assertThat(found).containsExactlyElementsOf(expected);
    }

    @Test
    void integersAreRoundedAndClampedFloatsAreNot() {
        Graph graph = Networks.plain(2, 1, 2, 3);
        byte[] bytes = new byte[32 * 32];
        new Random(1).nextBytes(bytes);
        Img<FloatType> exact = ArrayImgs.floats(64, 64);
        var rounded = ArrayImgs.unsignedBytes(64, 64);
        IntensityRange range = new IntensityRange(0, 255);
        float[] floats = new float[bytes.length];
        for (int i = 0; i < floats.length; i++) floats[i] = bytes[i] & 0xFF;
        try (TiledNetwork network = TiledNetwork.open(graph, 2, 1, TileSettings.standard())) {
            network.run(
                    List.of(new PlaneTask<>(List.of(ArrayImgs.floats(floats, 32, 32)), List.of(exact), range, false)),
                    Progress.NONE);
            network.run(
                    List.of(new PlaneTask<>(
                            List.of(ArrayImgs.unsignedBytes(bytes, 32, 32)), List.of(rounded), range, false)),
                    Progress.NONE);
        }
        var whole = rounded.cursor();
        boolean beyond = false;
        for (FloatType value : exact) {
            beyond |= value.get() < 0 || value.get() > 255;
            assertThat(whole.next().get()).isEqualTo((int) Math.max(0, Math.min(255, Math.rint(value.get()))));
        }
        assertThat(beyond).as("the test data reach beyond the range").isTrue();
    }

    @Test
    void aColourNetworkTakesGreyImagesToo() {
        Graph colour = Networks.plain(2, 3, 2, 1);
        float[] lr = noise(20 * 20, 9);
        Img<FloatType> out = ArrayImgs.floats(40, 40);
        List<Img<FloatType>> channels =
                List.of(ArrayImgs.floats(40, 40), ArrayImgs.floats(40, 40), ArrayImgs.floats(40, 40));
        Img<FloatType> grey = ArrayImgs.floats(lr, 20, 20);
        try (TiledNetwork network = TiledNetwork.open(colour, 2, 1, TileSettings.standard())) {
            network.run(List.of(new PlaneTask<>(List.of(grey), List.of(out), UNIT, false)), Progress.NONE);
            network.run(List.of(new PlaneTask<>(List.of(grey, grey, grey), channels, UNIT, false)), Progress.NONE);
        }
        float mean = 0;
        for (Img<FloatType> channel : channels) mean += channel.getAt(7, 8).get() / 3;
        assertThat(out.getAt(7, 8).get()).isCloseTo(mean, within(1e-5f));
    }

    @Test
    void cancellingStopsBetweenTiles() {
        Graph graph = Networks.plain(2, 1, 2, 1);
        long[] seen = {0};
        Progress progress = new Progress() {
            @Override
            public void update(long done, long total) {
                seen[0] = done;
            }

            @Override
            public boolean cancelled() {
                return seen[0] >= 2;
            }
        };
        TileSettings settings = TileSettings.of(SessionSettings.of(DeviceChoice.CPU, note -> {}), 16, 1);
        try (TiledNetwork network = TiledNetwork.open(graph, 2, 1, settings)) {
            PlaneTask<FloatType> task = new PlaneTask<>(
                    List.of(ArrayImgs.floats(160, 160)), List.of(ArrayImgs.floats(320, 320)), UNIT, false);
            assertThatThrownBy(() -> network.run(List.of(task), progress)).isInstanceOf(CancelledException.class);
        }
        assertThat(seen[0]).isEqualTo(2);
    }

    @Test
    void tilesCoverThePlaneOnce() {
        TileGrid grid = TileGrid.of(1000, 37, 256, 3, 1);
        long area = grid.tiles().stream()
                .mapToLong(t -> (long) t.width() * t.height())
                .sum();
        assertThat(area).isEqualTo(37_000);
        assertThat(grid.tiles()).allSatisfy(t -> assertThat(t.width()).isLessThanOrEqualTo(256));
    }
}
