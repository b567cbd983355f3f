package io.superres.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.Progress;
import io.superres.image.RangeChoice;
import io.superres.method.sisr.SingleImage;
import io.superres.model.Model;
import io.superres.onnx.Graph;
import io.superres.onnx.Networks;
import io.superres.session.DeviceChoice;
import io.superres.session.SessionSettings;
import io.superres.tile.TileSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.imglib2.FinalInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class EnlargementTest {
    private static SuperResolver open(Graph graph) {
        Model model = new Model("tiny", Path.of("tiny"), "sisr", 2, graph, "00", Optional.empty());
        return SingleImage.open(model, TileSettings.of(SessionSettings.of(DeviceChoice.CPU, note -> {}), 24, 2));
    }

    /** Seen from a part, an image has its real neighbours: the part of the result is the result's part. */
    @Test
    void aPartIsAPartOfTheWhole() {
        Img<UnsignedShortType> lr = Camera.image(60, 50, 2, 3);
        for (Graph graph : List.of(Networks.plain(2, 1, 3, 1), Networks.hourglass(2, 2), Networks.global(2, 3)))
            for (boolean preserving : new boolean[] {false, true})
                try (SuperResolver resolver = open(graph)) {
                    var enlargement = new Upscaler(resolver, RangeChoice.AUTO, preserving, 2, false).enlargement(lr);
                    var whole = enlargement.make(new FinalInterval(enlargement.dimensions()), Progress.NONE);
                    var part = FinalInterval.createMinMax(33, 21, 1, 1, 90, 98, 1, 2);
                    assertThat(enlargement.make(part, Progress.NONE))
                            .containsExactlyElementsOf(Views.flatIterable(Views.interval(whole, part)));
                }
    }

    @Test
    void lazyEqualsEager() {
        Img<UnsignedShortType> lr = Camera.image(60, 50, 2);
        try (SuperResolver resolver = open(Networks.plain(2, 1, 3, 1))) {
            var enlargement = new Upscaler(resolver, RangeChoice.AUTO, false, 2, false).enlargement(lr);
            var whole = enlargement.make(new FinalInterval(enlargement.dimensions()), Progress.NONE);
            assertThat(Views.flatIterable(enlargement.lazily(32, 3)))
                    .containsExactlyElementsOf(Views.flatIterable(whole));
        }
    }

    @Test
    void coloursThatGoTogetherAreMadeTogether() {
        Img<UnsignedByteType> lr = ArrayImgs.unsignedBytes(40, 30, 3, 2);
        Random random = new Random(2);
        lr.forEach(pixel -> pixel.set(random.nextInt(256)));
        try (SuperResolver resolver = open(Networks.plain(2, 3, 3, 1))) {
            var enlargement = new Upscaler(resolver, RangeChoice.AUTO, false, 2, true).enlargement(lr);
            assertThat(enlargement.ranges()).hasSize(1);
            var whole = enlargement.make(new FinalInterval(enlargement.dimensions()), Progress.NONE);
            assertThat(Views.flatIterable(enlargement.lazily(32, 2)))
                    .containsExactlyElementsOf(Views.flatIterable(whole));
        }
    }
}
