package io.superres.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.superres.BadInputException;
import io.superres.Progress;
import io.superres.image.IntensityRange;
import io.superres.image.RangeChoice;
import io.superres.method.sisr.SingleImage;
import io.superres.model.Model;
import io.superres.onnx.Networks;
import io.superres.tile.TileSettings;
import java.nio.file.Path;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpscalerTest {
    private SuperResolver resolver;

    @BeforeEach
    void open() {
        Model model = new Model("tiny", Path.of("tiny"), "sisr", 2, Networks.plain(2, 1, 2, 1), "00", Optional.empty());
        resolver = SingleImage.open(model, TileSettings.standard());
    }

    @AfterEach
    void close() {
        resolver.close();
    }

    @Test
    void everyAxisButXAndYIsKept() {
        Upscaler upscaler = new Upscaler(resolver, RangeChoice.AUTO, false, 2, false);
        Upscaler.Result<UnsignedShortType> result = upscaler.upscale(Camera.image(20, 18, 3, 4, 2), Progress.NONE);
        assertThat(result.image().dimensionsAsLongArray()).containsExactly(40, 36, 3, 4, 2);
        assertThat(result.ranges()).hasSize(3);
    }

    @Test
    void aPlaneOfAStackIsEnlargedLikeAnImageOfItsOwn() {
        Img<UnsignedShortType> stack = Camera.image(20, 18, 3, 4);
        RangeChoice range = new RangeChoice.Fixed(new IntensityRange(0, 4095));
        var whole = new Upscaler(resolver, range, false, 2, false)
                .upscale(stack, Progress.NONE)
                .image();
        var plane = Views.hyperSlice(Views.hyperSlice(stack, 3, 2), 2, 1);
        var single = new Upscaler(resolver, range, false, -1, false)
                .upscale(plane, Progress.NONE)
                .image();
        assertThat(single).containsExactlyElementsOf(Views.hyperSlice(Views.hyperSlice(whole, 3, 2), 2, 1));
    }

    @Test
    void anEmptySliceChangesNothingElsewhere() {
        Img<UnsignedShortType> stack = Camera.image(20, 18, 10);
        Upscaler upscaler = Upscaler.of(resolver);
        IntensityRange before = upscaler.upscale(stack, Progress.NONE).ranges().get(0);
        Views.hyperSlice(stack, 2, 4).forEach(pixel -> pixel.set(500));
        IntensityRange after = upscaler.upscale(stack, Progress.NONE).ranges().get(0);
        assertThat(after.low()).isCloseTo(before.low(), within(5.0));
        assertThat(after.high()).isCloseTo(before.high(), within(5.0));
    }

    @Test
    void imagesWithoutPixelsAreRefused() {
        assertThatThrownBy(() -> Upscaler.of(resolver).upscale(ArrayImgs.unsignedBytes(5), Progress.NONE))
                .isInstanceOf(BadInputException.class);
    }

    @Test
    void onePixelIsEnough() {
        Img<UnsignedByteType> pixel = ArrayImgs.unsignedBytes(1, 1);
        assertThat(Upscaler.of(resolver).upscale(pixel, Progress.NONE).image().dimensionsAsLongArray())
                .containsExactly(2, 2);
    }
}
