package io.superres.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.superres.BadInputException;
import io.superres.Progress;
import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import io.superres.image.RangeChoice;
import io.superres.method.e2ent2.Matching;
import io.superres.session.DeviceChoice;
import io.superres.session.Precision;
import io.superres.session.SessionSettings;
import io.superres.tile.TileSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Super-resolution with references. */
class E2ent2ContractTest {
    private static final RangeChoice UNIT = new RangeChoice.Fixed(new IntensityRange(0, 1));

    private static TileSettings settings(int tile, int threads) {
        return SingleImageContractTest.settings(tile, threads);
    }

    private static Img<FloatType> run(SuperResolver resolver, Img<FloatType> lr) {
        return new Upscaler(resolver, UNIT, false, -1, false)
                .upscale(lr, Progress.NONE)
                .image();
    }

    /** At the border, pixels lie in fewer patches than elsewhere. */
    private abstract static class Guided extends AbstractSuperResolverTest {
        @Override
        int border() {
            return 4;
        }
    }

    /** All patches with all of two references. */
    @Nested
    class Exact extends Guided {
        @Override
        SuperResolver open(int tile, int threads) {
            return SmallE2ent2.open(
                    settings(tile, threads),
                    Matching.EXACT,
                    SmallE2ent2.reference(61, 40, 1, 1),
                    SmallE2ent2.reference(33, 70, 1, 2));
        }
    }

    /** Coarse to fine. */
    @Nested
    class Fast extends Guided {
        @Override
        SuperResolver open(int tile, int threads) {
            return SmallE2ent2.open(settings(tile, threads), Matching.FAST, SmallE2ent2.reference(120, 90, 1, 3));
        }
    }

    /** Where a crash of native code harms nobody. */
    @Nested
    class SafeMode extends Guided {
        @Override
        SuperResolver open(int tile, int threads) {
            SessionSettings safe = new SessionSettings(DeviceChoice.CPU, Precision.SINGLE, true, note -> {});
            return SmallE2ent2.open(
                    TileSettings.of(safe, tile, threads), Matching.EXACT, SmallE2ent2.reference(40, 40, 1, 4));
        }
    }

    @Test
    void withoutReferencesItSaysSo() {
        List<String> notes = new ArrayList<>();
        SessionSettings session = SessionSettings.of(DeviceChoice.CPU, notes::add);
        try (SuperResolver resolver = SmallE2ent2.open(TileSettings.of(session, 0, 1), Matching.AUTO)) {
            assertThat(run(resolver, Samples.floats(9, 9)).dimension(0)).isEqualTo(36);
        }
        assertThat(notes).singleElement().asString().contains("no reference");
    }

    @Test
    void thereIsNoConfidenceWithoutReferences() {
        assertThatThrownBy(() -> SmallE2ent2.confidence(settings(64, 1)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("without a reference");
    }

    @Test
    void networksThatDoNotFitTogetherAreRefused() {
        assertThatThrownBy(() -> SmallE2ent2.misfit(settings(64, 1), SmallE2ent2.reference(40, 40, 1, 1)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("decoder.onnx")
                .hasMessageContaining("does not fit");
    }

    @Test
    void aReferenceSmallerThanAPatchIsRefused() {
        assertThatThrownBy(() -> SmallE2ent2.open(settings(64, 1), Matching.AUTO, SmallE2ent2.reference(40, 11, 1, 1)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("reference 1 is 40 x 11")
                .hasMessageContaining("12 x 12");
    }

    @Test
    void anotherReferenceGivesAnotherResult() {
        Img<FloatType> lr = Samples.floats(30, 30);
        try (SuperResolver one =
                        SmallE2ent2.open(settings(64, 1), Matching.EXACT, SmallE2ent2.reference(40, 40, 1, 1));
                SuperResolver two =
                        SmallE2ent2.open(settings(64, 1), Matching.EXACT, SmallE2ent2.reference(40, 40, 1, 5))) {
            Samples.assertDiffer(run(one, lr), run(two, lr));
        }
    }

    /** Grey images get the brightness of a colour reference, colour images its colours. */
    @Test
    void colourReferencesGiveColoursToColourImagesOnly() {
        Img<FloatType> grey = Samples.floats(30, 20);
        Img<FloatType> rgb = ArrayImgs.floats(30, 20, 3);
        for (int c = 0; c < 3; c++)
            Samples.pair(grey, Samples.plane(rgb, c), (from, to) -> to.setReal(from.getRealDouble()));
        ReferenceImage colour = SmallE2ent2.reference(33, 70, 3, 2);
        ReferenceImage brightness = new ReferenceImage(colour.source(), colour.bands(false));
        try (SuperResolver one = SmallE2ent2.open(settings(64, 1), Matching.EXACT, colour);
                SuperResolver two = SmallE2ent2.open(settings(64, 1), Matching.EXACT, brightness)) {
            Samples.assertClose(run(one, grey), run(two, grey), 1e-6);
            Img<FloatType> inColour = new Upscaler(one, UNIT, false, 2, true)
                    .upscale(rgb, Progress.NONE)
                    .image();
            Img<FloatType> inGrey = new Upscaler(two, UNIT, false, 2, true)
                    .upscale(rgb, Progress.NONE)
                    .image();
            Samples.assertDiffer(inColour, inGrey);
        }
    }

    /** The order of references decides about nothing: patches of both compete. */
    @Test
    void referencesCompete() {
        Img<FloatType> lr = Samples.floats(40, 30);
        ReferenceImage a = SmallE2ent2.reference(40, 40, 1, 1);
        ReferenceImage b = SmallE2ent2.reference(52, 28, 1, 2);
        try (SuperResolver one = SmallE2ent2.open(settings(64, 1), Matching.EXACT, a, b);
                SuperResolver two = SmallE2ent2.open(settings(64, 1), Matching.EXACT, b, a)) {
            Samples.assertClose(run(one, lr), run(two, lr), 1e-6);
        }
    }

    @Test
    void confidenceFillsTheRangeOfThePixelType() {
        Img<UnsignedByteType> lr = ArrayImgs.unsignedBytes(20, 20);
        Samples.pair(Samples.floats(20, 20), lr, (from, to) -> to.setReal(255 * from.getRealDouble()));
        try (SuperResolver resolver = SmallE2ent2.confidence(settings(64, 1), SmallE2ent2.reference(61, 40, 1, 1))) {
            Img<UnsignedByteType> found =
                    Upscaler.of(resolver).upscale(lr, Progress.NONE).image();
            double mean = 0;
            for (UnsignedByteType pixel : found) mean += pixel.get() / (double) found.size();
            assertThat(mean / 255).isBetween(0.5, 1.0);
            assertThat(found.getAt(5, 5).get()).isCloseTo(found.getAt(6, 6).get(), within(0));
        }
    }

    /** The map does not depend on parts or tiles, and says how well each place is known. */
    @Test
    void confidenceIsTheSameInParts() {
        Img<FloatType> lr = Samples.floats(90, 70);
        try (SuperResolver resolver = SmallE2ent2.confidence(settings(24, 2), SmallE2ent2.reference(61, 40, 1, 1))) {
            Enlargement<FloatType> map = new Upscaler(resolver, UNIT, false, -1, false).enlargement(lr);
            Img<FloatType> whole = map.make(new FinalInterval(map.dimensions()), Progress.NONE);
            assertThat(whole).allMatch(pixel -> pixel.get() >= 0 && pixel.get() <= 1);
            Random random = new Random(4);
            for (int i = 0; i < 8; i++) {
                Interval part = Samples.part(whole, random, 90);
                Samples.assertClose(map.make(part, Progress.NONE), Views.zeroMin(Views.interval(whole, part)), 1e-5);
            }
        }
    }

    /** A reference that holds the image itself is found with certainty. */
    @Test
    void whatIsInTheReferenceIsFoundWithCertainty() {
        Img<FloatType> lr = Samples.floats(24, 20);
        Plane large = Plane.empty(96, 80);
        for (int y = 0; y < 80; y++)
            for (int x = 0; x < 96; x++)
                large.pixels()[y * 96 + x] = lr.getAt(x / 4, y / 4).get();
        ReferenceImage same = new ReferenceImage(Source.window("same"), List.of(large));
        try (SuperResolver resolver = SmallE2ent2.confidence(settings(64, 1), same)) {
            Img<FloatType> found = run(resolver, lr);
            double mean = 0;
            for (FloatType pixel : found) mean += pixel.get() / found.size();
            assertThat(mean).isGreaterThan(0.97);
        }
    }
}
