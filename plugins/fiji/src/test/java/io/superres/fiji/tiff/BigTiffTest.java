package io.superres.fiji.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.process.ImageProcessor;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read piece by piece is what ImageJ reads at once. */
class BigTiffTest {
    private static final int WIDTH = 37;
    private static final int HEIGHT = 29;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"8, 1", "16, 1", "32, 1", "24, 1", "8, 5", "16, 4", "32, 3", "24, 2"})
    void filesOfImageJ(int bits, int planes) throws Exception {
        Path file = folder.resolve("imagej.tif");
        ImagePlus image = random(bits, planes);
        for (boolean little : new boolean[] {false, true}) {
            FileSaver saver = new FileSaver(image);
            boolean usual = ij.Prefs.intelByteOrder;
            try {
                ij.Prefs.intelByteOrder = little;
                if (planes > 1) saver.saveAsTiffStack(file.toString());
                else saver.saveAsTiff(file.toString());
            } finally {
                ij.Prefs.intelByteOrder = usual;
            }
            same(file, planes);
        }
    }

    /** Java writes many strips, directories after the pixels, and no display range. */
    @ParameterizedTest
    @CsvSource({
        BufferedImage.TYPE_BYTE_GRAY + ", 1",
        BufferedImage.TYPE_USHORT_GRAY + ", 1",
        BufferedImage.TYPE_INT_RGB + ", 1",
        BufferedImage.TYPE_BYTE_GRAY + ", 3",
        BufferedImage.TYPE_USHORT_GRAY + ", 3"
    })
    void filesOfOtherPrograms(int type, int planes) throws Exception {
        Path file = folder.resolve("java.tif");
        write(file, type, planes, null);
        same(file, planes);
    }

    @Test
    void compressedFilesAreLeftToImageJ() throws Exception {
        Path file = folder.resolve("compressed.tif");
        write(file, BufferedImage.TYPE_BYTE_GRAY, 1, "LZW");
        assertThat(BigTiff.open(file)).isEmpty();
    }

    @Test
    void planesOutsideOfTheFileAreNotBelieved() throws Exception {
        Path file = folder.resolve("cut.tif");
        new FileSaver(random(16, 4)).saveAsTiffStack(file.toString());
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, 2 * WIDTH * HEIGHT * 3));
        assertThat(BigTiff.open(file)).isEmpty();
    }

    private static ImagePlus random(int bits, int planes) {
        Random random = new Random(bits + planes);
        ImagePlus image = IJ.createImage("random", WIDTH, HEIGHT, planes, bits);
        for (int i = 1; i <= planes; i++) {
            ImageProcessor plane = image.getStack().getProcessor(i);
            for (int p = 0; p < WIDTH * HEIGHT; p++)
                if (bits == 32) plane.setf(p, (float) random.nextGaussian());
                else plane.set(p, random.nextInt() & (bits == 24 ? 0xFFFFFF : (1 << bits) - 1));
        }
        return image;
    }

    private static void write(Path file, int type, int planes, String compression) throws Exception {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        Random random = new Random(type);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(
                    compression == null ? ImageWriteParam.MODE_DISABLED : ImageWriteParam.MODE_EXPLICIT);
            if (compression != null) settings.setCompressionType(compression);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < planes; i++) {
                BufferedImage plane = new BufferedImage(WIDTH, HEIGHT, type);
                for (int y = 0; y < HEIGHT; y++)
                    for (int x = 0; x < WIDTH; x++)
                        for (int band = 0; band < plane.getRaster().getNumBands(); band++)
                            plane.getRaster().setSample(x, y, band, random.nextInt(256) << (type == 11 ? 6 : 0));
                writer.writeToSequence(new IIOImage(plane, null, null), settings);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private static void same(Path file, int planes) throws Exception {
        ImagePlus expected = new Opener()
                .openTiff(file.getParent() + File.separator, file.getFileName().toString());
        assertThat(expected.getStackSize()).isEqualTo(planes);
        try (BigTiff big = BigTiff.open(file).orElseThrow()) {
            ImagePlus header = big.header();
            assertThat(header.getBitDepth()).isEqualTo(expected.getBitDepth());
            assertThat(header.getDimensions()[2] * header.getDimensions()[3] * header.getDimensions()[4])
                    .isEqualTo(planes);
            assertThat(List.of(header.getDisplayRangeMin(), header.getDisplayRangeMax()))
                    .isEqualTo(List.of(expected.getDisplayRangeMin(), expected.getDisplayRangeMax()));
            boolean rgb = expected.getBitDepth() == 24;
            RandomAccess<?> pixels = big.image().randomAccess();
            for (int plane = 0; plane < planes; plane++) {
                ImageProcessor all = expected.getStack().getProcessor(plane + 1);
                pixels.setPosition(plane, rgb ? 4 : 3);
                for (int y = 0; y < HEIGHT; y++)
                    for (int x = 0; x < WIDTH; x++)
                        for (int colour = 0; colour < (rgb ? 3 : 1); colour++) {
                            pixels.setPosition(x, 0);
                            pixels.setPosition(y, 1);
                            if (rgb) pixels.setPosition(colour, 2);
                            double found = ((RealType<?>) pixels.get()).getRealDouble();
                            double value = rgb ? all.get(x, y) >> 16 - 8 * colour & 0xFF : all.getf(x, y);
                            assertThat(found).isEqualTo(value);
                        }
            }
        }
    }
}
