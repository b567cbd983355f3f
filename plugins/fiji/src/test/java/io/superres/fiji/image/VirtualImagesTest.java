package io.superres.fiji.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import io.superres.BadInputException;
import io.superres.Progress;
import io.superres.method.ImageSettings;
import io.superres.method.Methods;
import io.superres.method.SuperResolver;
import io.superres.model.Model;
import io.superres.session.DeviceChoice;
import io.superres.session.SessionSettings;
import io.superres.tile.TileSettings;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Virtual stacks go in and come out. */
class VirtualImagesTest {
    @TempDir
    Path folder;

    private final TileSettings settings = TileSettings.of(SessionSettings.of(DeviceChoice.CPU, note -> {}), 32, 3);
    private Model model;
    private ImagePlusUpscaler upscaler;

    @BeforeEach
    void open() throws Exception {
        model = Model.ofFile(SmallNetwork.write(folder));
        upscaler = new ImagePlusUpscaler(model, settings, ImageSettings.STANDARD);
    }

    /** A stack that reuses its one array, as some do, and notices two threads at once. */
    private static final class Fetched extends VirtualStack {
        private final ImagePlus image;
        private final ImageProcessor only;
        private final AtomicInteger inside = new AtomicInteger();
        private int fetched;

        Fetched(ImagePlus image) {
            super(image.getWidth(), image.getHeight());
            this.image = image;
            only = image.getStack().getProcessor(1).duplicate();
            setBitDepth(image.getBitDepth());
        }

        @Override
        public ImageProcessor getProcessor(int n) {
            if (inside.incrementAndGet() > 1) throw new AssertionError("two threads at once");
            fetched++;
            only.insert(image.getStack().getProcessor(n), 0, 0);
            Thread.yield();
            inside.decrementAndGet();
            return only;
        }

        @Override
        public Object getPixels(int n) {
            return getProcessor(n).getPixels();
        }

        @Override
        public int getSize() {
            return image.getStackSize();
        }

        @Override
        public int size() {
            return image.getStackSize();
        }

        @Override
        public String getSliceLabel(int n) {
            return image.getStack().getSliceLabel(n);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STACK", "RGB_STACK", "COMPOSITE", "HYPERSTACK"})
    void virtualStacksAreFetchedPlaneByPlane(Sample sample) {
        ImagePlus image = sample.image();
        ImagePlus expected = upscaler.upscale(image, Progress.NONE);
        Fetched stack = new Fetched(image);
        ImagePlus fetched = new ImagePlus("sample", stack);
        fetched.setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
        ImagePlus result = upscaler.upscale(fetched, Progress.NONE);
        assertThat(result.getDimensions()).isEqualTo(expected.getDimensions());
        assertThat(stack.fetched).isGreaterThanOrEqualTo(image.getStackSize());
        for (int i = 1; i <= expected.getStackSize(); i++)
            assertThat(result.getStack().getPixels(i))
                    .as("plane %d", i)
                    .isEqualTo(expected.getStack().getPixels(i));
    }

    @Test
    void aSliceThatCannotBeReadIsNamed() {
        VirtualStack stack = new VirtualStack(8, 8) {
            @Override
            public ImageProcessor getProcessor(int n) {
                return n == 3 ? null : new ByteProcessor(8, 8);
            }

            @Override
            public Object getPixels(int n) {
                return n == 3 ? new short[64] : new byte[64];
            }

            @Override
            public int getSize() {
                return 4;
            }

            @Override
            public int size() {
                return 4;
            }
        };
        assertThatThrownBy(() -> upscaler.upscale(new ImagePlus("odd", stack), Progress.NONE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("slice 3 of 'odd'");
    }

    @ParameterizedTest
    @EnumSource
    void resultsCanBeMadeWhenTheyAreLookedAt(Sample sample) {
        ImagePlus image = sample.image();
        ImagePlus expected = upscaler.upscale(image, Progress.NONE);
        try (SuperResolver resolver = Methods.open(model, settings)) {
            ImagePlus lazy = upscaler.lazily(image, resolver, Progress.NONE);
            if (image.getStackSize() > 1)
                assertThat(lazy.getStack().isVirtual()).isTrue();
            assertThat(lazy.getDimensions()).isEqualTo(expected.getDimensions());
            assertThat(lazy.getBitDepth()).isEqualTo(expected.getBitDepth());
            assertThat(lazy.getCalibration().pixelWidth).isEqualTo(expected.getCalibration().pixelWidth);
            for (int i = expected.getStackSize(); i >= 1; i--) {
                assertThat(lazy.getStack().getPixels(i))
                        .isEqualTo(expected.getStack().getPixels(i));
                assertThat(lazy.getStack().getSliceLabel(i))
                        .isEqualTo(expected.getStack().getSliceLabel(i));
            }
        }
    }
}
