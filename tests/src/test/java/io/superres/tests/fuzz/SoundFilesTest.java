package io.superres.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import ij.process.ImageProcessor;
import io.superres.fiji.image.ImageFiles;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files with nothing wrong are read, and every pixel is what another reader finds. */
class SoundFilesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"TIFF", "PNG", "JPEG", "BMP", "GIF"})
    void everyPixelIsWhatJavaReads(Subject format) throws Exception {
        List<byte[]> files = format.sound();
        for (int n = 0; n < files.size(); n++) {
            Path file = Files.write(folder.resolve(n + "-" + format.file()), files.get(n));
            ImagePlus image = ImageFiles.open(file);
            try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(files.get(n)))) {
                ImageReader reader = ImageIO.getImageReaders(in).next();
                reader.setInput(in);
                if (reader.getNumImages(true) > 1 || image.getStackSize() == 1)
                    assertThat(image.getStackSize()).as("%s", file).isEqualTo(reader.getNumImages(true));
                compare(file, image.getStack().getProcessor(1), reader.read(0));
                reader.dispose();
            }
        }
    }

    private static void compare(Path file, ImageProcessor found, BufferedImage expected) {
        assertThat(found.getWidth()).isEqualTo(expected.getWidth());
        assertThat(found.getHeight()).isEqualTo(expected.getHeight());
        ColorModel model = expected.getColorModel();
        boolean samples = !(model instanceof IndexColorModel) && model.getNumColorComponents() == 1;
        boolean floats = model.getTransferType() == java.awt.image.DataBuffer.TYPE_FLOAT;
        for (int y = 0; y < found.getHeight(); y++)
            for (int x = 0; x < found.getWidth(); x++)
                if (floats)
                    assertThat(found.getf(x, y))
                            .as("%s (%d, %d)", file, x, y)
                            .isEqualTo(expected.getRaster().getSampleFloat(x, y, 0));
                else if (samples)
                    assertThat(found.get(x, y))
                            .as("%s (%d, %d)", file, x, y)
                            .isEqualTo(expected.getRaster().getSample(x, y, 0));
                else
                    assertThat(shown(found, x, y) & 0xFFFFFF)
                            .as("%s (%d, %d)", file, x, y)
                            .isEqualTo(expected.getRGB(x, y) & 0xFFFFFF);
    }

    /** The colour of a pixel, through the look-up table if there is one. */
    private static int shown(ImageProcessor pixels, int x, int y) {
        return pixels.getBitDepth() == 24
                ? pixels.get(x, y)
                : pixels.getColorModel().getRGB(pixels.get(x, y));
    }

    @Test
    void netpbmFilesPlainAndRaw() throws Exception {
        for (String text : List.of("P2\n# a remark\n3 2\n255\n0 10 20\n30 40 250\n", "P2 3 2 255 0 10 20 30 40 250"))
            assertThat((byte[]) pixels("plain.pgm", text.getBytes())).containsExactly(0, 10, 20, 30, 40, 250);
        assertThat((byte[]) pixels("scaled.pgm", "P2 3 1 15 0 5 15".getBytes())).containsExactly(0, 85, 255);
        byte[] deep = Damage.joined("P5 2 1 4095\n".getBytes(), new byte[] {1, 2, 15, -1});
        assertThat((short[]) pixels("deep.pgm", deep)).containsExactly((short) 0x102, (short) 0xFFF);
        byte[] bits = Damage.joined("P4\n9 2\n".getBytes(), new byte[] {(byte) 0x80, (byte) 0x80, 0, 0});
        byte[] black = (byte[]) pixels("bits.pgm", bits);
        for (int i = 0; i < black.length; i++) assertThat(black[i] == 0).isEqualTo(i == 0 || i == 8);
        byte[] colours = Damage.joined("P6 1 1 255\n".getBytes(), new byte[] {1, 2, 3});
        assertThat((int[]) pixels("colours.pgm", colours)).containsExactly(0xFF010203);
    }

    private Object pixels(String name, byte[] bytes) throws Exception {
        return ImageFiles.open(Files.write(folder.resolve(name), bytes))
                .getProcessor()
                .getPixels();
    }
}
