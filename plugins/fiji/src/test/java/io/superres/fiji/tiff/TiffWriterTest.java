package io.superres.fiji.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.measure.Calibration;
import ij.process.LUT;
import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the writer writes is what ImageJ writes, byte for byte. */
class TiffWriterTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "8-bit, 1, 1, 1", "16-bit, 1, 1, 1", "32-bit, 1, 1, 1", "RGB, 1, 1, 1",
        "8-bit, 2, 3, 2", "16-bit, 3, 2, 1", "32-bit, 1, 4, 1", "RGB, 1, 1, 5"
    })
    void everyTypeAndShape(String type, int channels, int slices, int frames) throws Exception {
        same(image(type, channels, slices, frames));
    }

    @Test
    void compositesWithTheirColoursAndRanges() throws Exception {
        CompositeImage composite = new CompositeImage(image("16-bit", 2, 3, 1), IJ.COMPOSITE);
        LUT[] luts = {LUT.createLutFromColor(Color.CYAN), LUT.createLutFromColor(Color.ORANGE)};
        luts[0].min = 12;
        luts[0].max = 345;
        luts[1].min = 6;
        luts[1].max = 789;
        composite.setLuts(luts);
        composite.setOpenAsHyperStack(true);
        same(composite);
    }

    @Test
    void colouredAndInvertedLookUpTables() throws Exception {
        ImagePlus coloured = image("8-bit", 1, 1, 1);
        coloured.setLut(LUT.createLutFromColor(Color.MAGENTA));
        same(coloured);
        ImagePlus inverted = image("16-bit", 1, 1, 1);
        inverted.getProcessor().invertLut();
        same(inverted);
    }

    @Test
    void tooFewOrTooManyPixelsAreRefused() throws Exception {
        ImagePlus image = image("8-bit", 1, 1, 1);
        try (TiffWriter writer = TiffWriter.open(folder.resolve("few.tif"), image, 13, 11)) {
            writer.append(new byte[13]);
            assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> writer.append(new byte[13 * 11])).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static ImagePlus image(String type, int channels, int slices, int frames) {
        ImagePlus image = IJ.createHyperStack("image", 13, 11, channels, slices, frames, bits(type));
        for (int i = 1; i <= image.getStackSize(); i++) {
            image.getStack().getProcessor(i).set(i % 13, i % 11, 100 + i);
            image.getStack().setSliceLabel("plane " + i, i);
        }
        image.setDisplayRange(3, 77);
        Calibration calibration = image.getCalibration();
        calibration.pixelWidth = 0.25;
        calibration.pixelHeight = 0.25;
        calibration.pixelDepth = 2;
        calibration.setUnit("um");
        calibration.xOrigin = 4;
        calibration.frameInterval = 1.5;
        image.setProperty("Info", "made for a test\n");
        image.setProp("key", "value");
        image.setRoi(new Roi(1, 2, 3, 4));
        image.setOverlay(new Overlay(new PointRoi(5, 6)));
        return image;
    }

    private static int bits(String type) {
        return type.equals("RGB") ? 24 : Integer.parseInt(type.replace("-bit", ""));
    }

    /** Once through ImageJ, once through the writer, some of it in two pieces. */
    private void same(ImagePlus image) throws Exception {
        Path expected = folder.resolve("expected.tif");
        Path found = folder.resolve("found.tif");
        if (image.getStackSize() > 1) new FileSaver(image).saveAsTiffStack(expected.toString());
        else new FileSaver(image).saveAsTiff(expected.toString());
        try (TiffWriter writer = TiffWriter.open(found, image, image.getWidth(), image.getHeight())) {
            ImageStack stack = image.getStack();
            for (int i = 1; i <= stack.size(); i++) {
                Object pixels = stack.getPixels(i);
                if (pixels instanceof int[] packed) writer.append(interleaved(packed));
                else if (pixels instanceof byte[] bytes) {
                    writer.append(Arrays.copyOf(bytes, 20));
                    writer.append(Arrays.copyOfRange(bytes, 20, bytes.length));
                } else writer.append(pixels);
            }
            writer.finish();
        }
        assertThat(Files.mismatch(found, expected)).isEqualTo(-1);
    }

    private static byte[] interleaved(int[] packed) {
        byte[] bytes = new byte[3 * packed.length];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (packed[i / 3] >> 16 - 8 * (i % 3));
        return bytes;
    }
}
