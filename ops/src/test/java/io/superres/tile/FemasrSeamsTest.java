package io.superres.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.Progress;
import io.superres.image.IntensityRange;
import io.superres.image.RangeChoice;
import io.superres.method.Methods;
import io.superres.method.SuperResolver;
import io.superres.method.Upscaler;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.session.DeviceChoice;
import io.superres.session.SessionSettings;
import java.util.List;
import java.util.Random;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bundled models with a codebook, whose normalisation sees whole tiles. */
class FemasrSeamsTest {
    private static final int WIDTH = 200;
    private static final int HEIGHT = 168;
    private static final double MOST = 0.1;

    /** Blobs, edges and noise, brighter on one side, so that tiles differ in what they are normalised by. */
    private static Img<FloatType> picture() {
        Random random = new Random(7);
        Img<FloatType> image = ArrayImgs.floats(WIDTH, HEIGHT);
        int i = 0;
        for (FloatType pixel : image) {
            int x = i % WIDTH;
            int y = i++ / WIDTH;
            double blobs = Math.sin(x * 0.21) * Math.cos(y * 0.17) + 0.5 * Math.sin((x + 2 * y) * 0.09);
            double value = 0.2 + 0.3 * x / WIDTH + 0.15 * Math.signum(blobs) + 0.1 * blobs;
            pixel.set((float) (value + 0.02 * random.nextGaussian()));
        }
        return image;
    }

    private static Img<FloatType> enlarged(Model model, int tile) {
        TileSettings settings = TileSettings.of(SessionSettings.of(DeviceChoice.CPU, note -> {}), tile, 2);
        RangeChoice unit = new RangeChoice.Fixed(new IntensityRange(0, 1));
        try (SuperResolver resolver = Methods.open(model, settings)) {
            return new Upscaler(resolver, unit, false, -1, false)
                    .upscale(picture(), Progress.NONE)
                    .image();
        }
    }

    /**
     * Steps between neighbours where tiles meet are as large, compared with those elsewhere, as they are in the result of
     * one piece.
     */
    @ParameterizedTest
    @CsvSource({"femasr-x4,64", "femasr-x4,128", "femasr-x2,64", "femasr-x2,128"})
    void noSeamIsSeen(String id, int tile) {
        Model model = ModelRegistry.standard().find(id);
        Img<FloatType> whole = enlarged(model, 1024);
        Img<FloatType> tiled = enlarged(model, tile);
        int scale = model.scale();
        for (boolean across : new boolean[] {true, false}) {
            List<AxisCut.Cell> joints = AxisCut.of(across ? WIDTH : HEIGHT, tile, model.step()).cells().stream()
                    .filter(AxisCut.Cell::shared)
                    .toList();
            assertThat(joints).isNotEmpty();
            double found = excess(tiled, joints, scale, across);
            double expected = excess(whole, joints, scale, across);
            assertThat(found / expected).as("across %s", across).isCloseTo(1, within(MOST));
        }
    }

    /** Mean step between neighbours in joints, as a multiple of that elsewhere. */
    private static double excess(Img<FloatType> image, List<AxisCut.Cell> joints, int scale, boolean across) {
        double[] sums = new double[2];
        long[] counts = new long[2];
        for (int y = 0; y < image.dimension(1) - 1; y++)
            for (int x = 0; x < image.dimension(0) - 1; x++) {
                int at = across ? x : y;
                double step = Math.abs(image.getAt(x, y).get()
                        - image.getAt(across ? x + 1 : x, across ? y : y + 1).get());
                int kind = joints.stream().anyMatch(joint -> at >= joint.from() * scale - 1 && at < joint.to() * scale)
                        ? 1
                        : 0;
                sums[kind] += step;
                counts[kind]++;
            }
        return sums[1] / counts[1] / (sums[0] / counts[0]);
    }

    /** Without structure, results are finite and nearly flat. */
    @ParameterizedTest
    @CsvSource({"femasr-x4,0", "femasr-x4,0.5", "femasr-x4,1", "femasr-x2,0", "femasr-x2,0.5"})
    void flatImagesStayNearlyFlat(String id, float value) {
        Model model = ModelRegistry.standard().find(id);
        Img<FloatType> flat = ArrayImgs.floats(48, 40);
        flat.forEach(pixel -> pixel.set(value));
        TileSettings settings = TileSettings.of(SessionSettings.of(DeviceChoice.CPU, note -> {}), 256, 1);
        RangeChoice unit = new RangeChoice.Fixed(new IntensityRange(0, 1));
        try (SuperResolver resolver = Methods.open(model, settings)) {
            Img<FloatType> result = new Upscaler(resolver, unit, false, -1, false)
                    .upscale(flat, Progress.NONE)
                    .image();
            double sum = 0;
            double squares = 0;
            for (FloatType pixel : result) {
                assertThat(pixel.get()).isFinite();
                sum += pixel.get();
                squares += pixel.get() * pixel.get();
            }
            double mean = sum / result.size();
            assertThat(Math.sqrt(Math.max(0, squares / result.size() - mean * mean)))
                    .as("contrast")
                    .isLessThan(0.05);
            assertThat(mean).isCloseTo(value, within(0.15));
        }
    }
}
