package io.superres.fiji.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.LUT;
import io.superres.Progress;
import io.superres.image.Selection;
import io.superres.method.ImageSettings;
import io.superres.model.Model;
import io.superres.session.DeviceChoice;
import io.superres.session.SessionSettings;
import io.superres.tile.TileSettings;
import java.awt.Rectangle;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What belongs to an image is carried over, and the image itself stays as it was. */
class MetadataTest {
    @TempDir
    Path folder;

    private ImagePlusUpscaler upscaler;

    @BeforeEach
    void open() throws Exception {
        Model model = Model.ofFile(SmallNetwork.write(folder));
        TileSettings settings = TileSettings.of(SessionSettings.of(DeviceChoice.CPU, note -> {}), 0, 2);
        upscaler = new ImagePlusUpscaler(model, settings, ImageSettings.STANDARD);
    }

    @ParameterizedTest
    @EnumSource
    void typeAxesAndCalibration(Sample sample) {
        ImagePlus image = sample.image();
        ImagePlus result = upscaler.upscale(image, Progress.NONE);
        assertThat(result.getType()).isEqualTo(image.getType());
        int[] size = image.getDimensions();
        assertThat(result.getDimensions()).containsExactly(2 * size[0], 2 * size[1], size[2], size[3], size[4]);
        assertThat(result.isHyperStack()).isEqualTo(image.isHyperStack());
        assertThat(result.isComposite()).isEqualTo(image.isComposite());

        Calibration old = image.getCalibration();
        Calibration now = result.getCalibration();
        assertThat(now.pixelWidth).isEqualTo(old.pixelWidth / 2);
        assertThat(now.pixelHeight).isEqualTo(old.pixelHeight / 2);
        assertThat(now.pixelDepth).isEqualTo(old.pixelDepth);
        assertThat(now.xOrigin).isEqualTo((old.xOrigin + 0.5) * 2 - 0.5);
        assertThat(now.yOrigin).isEqualTo((old.yOrigin + 0.5) * 2 - 0.5);
        assertThat(now.zOrigin).isEqualTo(old.zOrigin);
        assertThat(now.getUnit()).isEqualTo(old.getUnit());
        assertThat(now.getTimeUnit()).isEqualTo(old.getTimeUnit());
        assertThat(now.frameInterval).isEqualTo(old.frameInterval);
        assertThat(now.fps).isEqualTo(old.fps);
        assertThat(now.getFunction()).isEqualTo(old.getFunction());
        assertThat(now.getCoefficients()).isEqualTo(old.getCoefficients());
    }

    @ParameterizedTest
    @EnumSource
    void colourTablesLabelsTextsAndRegions(Sample sample) {
        ImagePlus image = sample.image();
        ImagePlus result = upscaler.upscale(image, Progress.NONE);
        if (image.getBitDepth() != 24) {
            LUT[] old = image.getLuts();
            LUT[] now = result.getLuts();
            assertThat(now).hasSameSizeAs(old);
            for (int c = 0; c < old.length; c++) {
                assertThat(now[c].getBytes()).isEqualTo(old[c].getBytes());
                if (image instanceof CompositeImage || c > 0) {
                    assertThat(now[c].min).isEqualTo(old[c].min);
                    assertThat(now[c].max).isEqualTo(old[c].max);
                }
            }
            assertThat(result.getDisplayRangeMin()).isEqualTo(image.getDisplayRangeMin());
            assertThat(result.getDisplayRangeMax()).isEqualTo(image.getDisplayRangeMax());
        }
        for (int i = 1; i <= image.getStackSize(); i++)
            assertThat(result.getStack().getSliceLabel(i)).isEqualTo(sample == Sample.COLOURED ? null : "plane " + i);
        assertThat(result.getProp("key")).isEqualTo("value");
        assertThat(result.getInfoProperty()).startsWith("made for a test\n").contains("superres: {");
        assertThat(result.getRoi().getBounds()).isEqualTo(new Rectangle(22, 24, 46, 28));
        assertThat(result.getOverlay().size()).isEqualTo(2);
        assertThat(((PointRoi) result.getOverlay().get(0)).getContainedFloatPoints().xpoints[0])
                .isCloseTo(10.5f, within(1e-3f));
        Roi box = result.getOverlay().get(1);
        assertThat(box.getBounds()).isEqualTo(new Rectangle(2, 4, 60, 80));
        assertThat(box.hasHyperStackPosition())
                .isEqualTo(image.getOverlay().get(1).hasHyperStackPosition());
    }

    @Test
    void aSelectionKeepsItsPlaceInSpace() {
        ImagePlus image = Sample.GREY16.image();
        image.getCalibration().xOrigin = 0;
        image.getCalibration().yOrigin = 0;
        ImagePlusUpscaler some = new ImagePlusUpscaler(
                upscaler.model(),
                upscaler.settings(),
                ImageSettings.STANDARD.withSelection(new Selection(10, 20, 30, 40)));
        ImagePlus result = some.upscale(image, Progress.NONE);
        assertThat(result.getWidth()).isEqualTo(60);
        // The centre of LR pixel 10 is at 10 * 0.25; that of the first two HR pixels lies around it.
        double first = (0 - result.getCalibration().xOrigin) * result.getCalibration().pixelWidth;
        double second = (1 - result.getCalibration().xOrigin) * result.getCalibration().pixelWidth;
        assertThat((first + second) / 2).isCloseTo(10 * 0.25, within(1e-9));
    }

    @Test
    void anImageWithoutCalibrationStaysWithoutOne() {
        ImagePlus image = Sample.GREY8.image();
        image.setCalibration(null);
        ImagePlus result = upscaler.upscale(image, Progress.NONE);
        assertThat(result.getCalibration().scaled()).isFalse();
        assertThat(result.getCalibration().xOrigin).isZero();
    }

    @Test
    void theInputIsNeitherChangedNorLocked() {
        ImagePlus image = Sample.COMPOSITE.image();
        image.setPosition(2, 1, 2);
        image.lockSilently();
        Object pixels = ((short[]) image.getStack().getPixels(3)).clone();
        Calibration calibration = image.getCalibration().copy();
        upscaler.upscale(image, Progress.NONE);
        assertThat(image.isLocked()).isTrue();
        assertThat(image.getStack().getPixels(3)).isEqualTo(pixels);
        assertThat(image.getC()).isEqualTo(2);
        assertThat(image.getT()).isEqualTo(2);
        assertThat(image.getCalibration().pixelWidth).isEqualTo(calibration.pixelWidth);
        assertThat(image.getRoi().getBounds()).isEqualTo(new Rectangle(11, 12, 23, 14));
        image.unlock();
        upscaler.upscale(image, Progress.NONE);
        assertThat(image.isLocked()).isFalse();
    }
}
