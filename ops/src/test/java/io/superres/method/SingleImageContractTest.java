package io.superres.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.superres.Progress;
import io.superres.image.IntensityRange;
import io.superres.image.RangeChoice;
import io.superres.method.sisr.SingleImage;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.onnx.Graph;
import io.superres.onnx.Networks;
import io.superres.onnx.ReceptiveField;
import io.superres.session.Device;
import io.superres.session.DeviceChoice;
import io.superres.session.DeviceException;
import io.superres.session.Precision;
import io.superres.session.SessionSettings;
import io.superres.tile.TileSettings;
import java.nio.file.Path;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Single-image super-resolution with each kind of network. */
class SingleImageContractTest {

    static TileSettings settings(int tile, int threads) {
        return TileSettings.of(SessionSettings.of(DeviceChoice.CPU, note -> {}), tile, threads);
    }

    static SuperResolver resolver(Graph graph, int scale, int tile, int threads) {
        return SingleImage.open(model(graph, scale), settings(tile, threads));
    }

    private static Model model(Graph graph, int scale) {
        return new Model("test", Path.of("test"), "sisr", scale, graph, "00", Optional.empty());
    }

    /** The model that users meet first. */
    @Nested
    class Bundled extends AbstractSuperResolverTest {
        private static final Model MODEL = ModelRegistry.standard().find("sisr-x2");

        @Override
        SuperResolver open(int tile, int threads) {
            return SingleImage.open(MODEL, settings(tile, threads));
        }

        @Test
        void aFlatImageKeepsItsValue() {
            Img<FloatType> lr = ArrayImgs.floats(20, 20);
            lr.forEach(pixel -> pixel.set(0.6f));
            try (SuperResolver resolver = open(64, 1)) {
                RangeChoice unit = new RangeChoice.Fixed(new IntensityRange(0, 1));
                assertThat(new Upscaler(resolver, unit, false, -1, false)
                                .upscale(lr, Progress.NONE)
                                .image())
                        .allSatisfy(pixel -> assertThat(pixel.get()).isCloseTo(0.6f, within(0.02f)));
            }
        }
    }

    /** A scale that is no power of two, and channels that go in together. */
    @Nested
    class Colour extends AbstractSuperResolverTest {
        @Override
        SuperResolver open(int tile, int threads) {
            return resolver(Networks.plain(3, 3, 3, 5), 3, tile, threads);
        }
    }

    /** Where a crash of native code harms nobody. */
    @Nested
    class SafeMode extends AbstractSuperResolverTest {
        @Override
        SuperResolver open(int tile, int threads) {
            Graph graph = Networks.plain(2, 1, 3, 8);
            SessionSettings safe = new SessionSettings(DeviceChoice.CPU, Precision.SINGLE, true, note -> {});
            return SingleImage.open(model(graph, 2), TileSettings.of(safe, tile, threads));
        }
    }

    /** On a graphics card, where there is one and the build holds the libraries for it. */
    @Nested
    @EnabledIf("io.superres.method.SingleImageContractTest#hasCuda")
    class Cuda extends AbstractSuperResolverTest {
        @Override
        SuperResolver open(int tile, int threads) {
            SessionSettings cuda = SessionSettings.of(DeviceChoice.CUDA, note -> {});
            return SingleImage.open(model(Networks.plain(2, 1, 4, 9), 2), TileSettings.of(cuda, tile, threads));
        }

        /** Graphics cards multiply with ten bits of mantissa. */
        @Override
        double rounding() {
            return 3e-3;
        }
    }

    static boolean hasCuda() {
        try (SuperResolver resolver = SingleImage.open(
                model(Networks.plain(2, 1, 1, 9), 2),
                TileSettings.of(SessionSettings.of(DeviceChoice.CUDA, note -> {}), 0, 1))) {
            return resolver.device() == Device.CUDA;
        } catch (DeviceException e) {
            return false;
        }
    }

    /** Strides and pooling inside. */
    @Nested
    class Strides extends AbstractSuperResolverTest {
        @Override
        SuperResolver open(int tile, int threads) {
            return resolver(Networks.hourglass(2, 7), 2, tile, threads);
        }
    }

    /** Looks everywhere, so tiles can only be blended. */
    @Nested
    class Global extends AbstractSuperResolverTest {
        @Override
        SuperResolver open(int tile, int threads) {
            return resolver(Networks.attentive(2, 3), 2, tile, threads);
        }

        @Override
        double tileTolerance() {
            return 0.05;
        }

        @Test
        void theSeamIsMeasured() {
            Img<FloatType> lr = Samples.floats(90, 60);
            try (SuperResolver tiled = open(32, 2)) {
                assertThat(tiled.receptiveField()).isInstanceOf(ReceptiveField.Global.class);
                Upscaler.Result<FloatType> result = Upscaler.of(tiled).upscale(lr, Progress.NONE);
                assertThat(result.seams().largest()).isPositive();
                assertThat(result.seams().pixels()).isPositive();
            }
        }
    }
}
