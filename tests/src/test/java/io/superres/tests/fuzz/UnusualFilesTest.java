package io.superres.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.plugin.LutLoader;
import ij.process.ImageProcessor;
import io.superres.BadInputException;
import io.superres.fiji.image.ImageFiles;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of kinds that readers often get wrong: every value arrives, or one sentence says why not. */
class UnusualFilesTest {
    @TempDir
    Path folder;

    private Path write(String name, String format, BufferedImage... images) throws Exception {
        Path file = folder.resolve(name);
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            if (images.length == 1) writer.write(images[0]);
            else {
                writer.prepareWriteSequence(null);
                for (BufferedImage image : images) writer.writeToSequence(new IIOImage(image, null, null), null);
                writer.endWriteSequence();
            }
        }
        writer.dispose();
        return file;
    }

    private static void refused(Path file, String why) {
        assertThatThrownBy(() -> ImageFiles.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(why);
    }

    private static BufferedImage components(int space, boolean alpha, int type, int... pixel) {
        ColorModel model = new ComponentColorModel(
                java.awt.color.ColorSpace.getInstance(space),
                alpha,
                false,
                alpha ? ColorModel.TRANSLUCENT : ColorModel.OPAQUE,
                type);
        WritableRaster raster = model.createCompatibleWritableRaster(2, 2);
        for (int i = 0; i < 4; i++) raster.setPixel(i % 2, i / 2, pixel);
        return new BufferedImage(model, raster, false, null);
    }

    @Test
    void coloursOfSixteenBitsAreThreeChannels() throws Exception {
        BufferedImage deep =
                components(java.awt.color.ColorSpace.CS_sRGB, false, DataBuffer.TYPE_USHORT, 300, 40_000, 65_535);
        ImagePlus image = ImageFiles.open(write("deep.png", "png", deep));
        assertThat(image.getNChannels()).isEqualTo(3);
        assertThat(image.getBitDepth()).isEqualTo(16);
        for (int c = 0; c < 3; c++)
            assertThat(image.getStack().getProcessor(c + 1).get(1, 1)).isEqualTo(new int[] {300, 40_000, 65_535}[c]);
    }

    @Test
    void anAlphaChannelIsDroppedOnlyIfItSaysNothing() throws Exception {
        int grey = java.awt.color.ColorSpace.CS_GRAY;
        ImagePlus image =
                ImageFiles.open(write("opaque.png", "png", components(grey, true, DataBuffer.TYPE_BYTE, 77, 255)));
        assertThat(image.getBitDepth()).isEqualTo(8);
        assertThat(image.getProcessor().get(0, 1)).isEqualTo(77);
        refused(write("glass.png", "png", components(grey, true, DataBuffer.TYPE_BYTE, 77, 254)), "transparent");
        BufferedImage colours = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 6; i++) colours.setRGB(i % 3, i / 3, 0xFF102030);
        assertThat(ImageFiles.open(write("solid.png", "png", colours))
                                .getProcessor()
                                .get(2, 1)
                        & 0xFFFFFF)
                .isEqualTo(0x102030);
        colours.setRGB(2, 1, 0x00102030);
        refused(write("hole.png", "png", colours), "(2, 1)");
    }

    @Test
    void paletteOfGreysBecomesItsGreys() throws Exception {
        byte[] levels = {0, (byte) 255, 17, 99};
        IndexColorModel palette = new IndexColorModel(2, 4, levels, levels, levels);
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_BINARY, palette);
        image.getRaster().setPixels(0, 0, 2, 2, new int[] {3, 2, 1, 0});
        assertThat((byte[]) ImageFiles.open(write("greys.png", "png", image))
                        .getProcessor()
                        .getPixels())
                .containsExactly(99, 17, 255, 0);
    }

    @Test
    void lookUpTableOfImageJStaysOne() {
        ImagePlus image = IJ.createImage("fire", "8-bit ramp", 256, 2, 1);
        image.getProcessor().setColorModel(LutLoader.getLut("fire"));
        Path file = folder.resolve("fire.png");
        new FileSaver(image).saveAsPng(file.toString());
        ImagePlus read = ImageFiles.open(file);
        assertThat(read.getProcessor().getPixels())
                .isEqualTo(image.getProcessor().getPixels());
        assertThat(read.getProcessor().getLut().getBytes())
                .isEqualTo(image.getProcessor().getLut().getBytes());
    }

    @Test
    void paletteWithoutOrderIsRefused() throws Exception {
        byte[][] colours = new byte[3][256];
        java.util.Random random = new java.util.Random(1);
        for (byte[] band : colours) random.nextBytes(band);
        IndexColorModel palette = new IndexColorModel(8, 256, colours[0], colours[1], colours[2]);
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_INDEXED, palette);
        refused(write("labels.png", "png", image), "palette");
        refused(write("labels.gif", "gif", image), "palette");
    }

    @Test
    void fourInksAreRefused() throws Exception {
        WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 8, 8, 4, null);
        Path file = folder.resolve("inks.jpg");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(inks, null, null), null);
        }
        writer.dispose();
        refused(file, "cannot be read");
    }

    @Test
    void animationsAreStacks() throws Exception {
        Path file =
                Files.write(folder.resolve("moving.gif"), Subject.GIF.sound().get(2));
        assertThat(ImageFiles.open(file).getStackSize()).isEqualTo(3);
    }

    @Test
    void severalImagesInOneTiff() throws Exception {
        BufferedImage large = new BufferedImage(20, 10, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage small = new BufferedImage(10, 5, BufferedImage.TYPE_BYTE_GRAY);
        assertThat(ImageFiles.open(write("pages.tif", "tiff", large, large, large))
                        .getStackSize())
                .isEqualTo(3);
        refused(write("mixed.tif", "tiff", large, small), "different sizes");
    }

    @Test
    void tilesAreRefused() throws Exception {
        Path file = folder.resolve("tiles.tif");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setTiling(16, 16, 0, 0);
            writer.write(
                    null,
                    new IIOImage(new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_GRAY), null, null),
                    parameters);
        }
        writer.dispose();
        refused(file, "tiled");
    }

    @Test
    void compressedBitsAreRefused() throws Exception {
        for (String compression : List.of("LZW", "Deflate", "PackBits")) {
            Path file = folder.resolve(compression + ".tif");
            ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
            try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
                writer.setOutput(out);
                ImageWriteParam parameters = writer.getDefaultWriteParam();
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionType(compression);
                BufferedImage bits = new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_BINARY);
                writer.write(null, new IIOImage(bits, null, null), parameters);
            }
            writer.dispose();
            refused(file, "1 bits");
        }
    }

    @Test
    void bytesWithSignAreRefused() throws Exception {
        int[][] fields = {
            {256, 4}, {257, 4}, {258, 8}, {259, 1}, {262, 1}, {273, 200}, {277, 1}, {278, 4}, {279, 16}, {339, 2}
        };
        ByteBuffer tiff = ByteBuffer.allocate(216).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(new byte[] {'I', 'I', 42, 0}).putInt(8).putShort((short) fields.length);
        for (int[] field : fields)
            tiff.putShort((short) field[0]).putShort((short) 4).putInt(1).putInt(field[1]);
        byte[] bytes = tiff.array();
        refused(Files.write(folder.resolve("signed.tif"), bytes), "signed 8-bit");
    }

    @Test
    void extremeShapes() {
        for (int[] size : new int[][] {{1, 1}, {1, 300}, {300, 1}, {65_536, 2}})
            for (String type : List.of("8-bit ramp", "16-bit ramp", "32-bit ramp", "RGB ramp"))
                for (String extension : List.of("tif", "png")) {
                    if (extension.equals("png") && type.startsWith("32")) continue;
                    ImagePlus image = IJ.createImage("a", type, size[0], size[1], 1);
                    Path file = folder.resolve("a." + extension);
                    ImageFiles.save(image, file);
                    ImageProcessor found = ImageFiles.open(file).getProcessor();
                    assertThat(found.getBitDepth()).isEqualTo(image.getBitDepth());
                    for (int i = 0; i < size[0] * size[1]; i++)
                        assertThat(found.getf(i))
                                .as("%s %s", type, Arrays.toString(size))
                                .isEqualTo(image.getProcessor().getf(i));
                }
    }

    @Test
    void emptyFilesAndStrangeNames() throws Exception {
        for (String name : List.of("a.tif", "a.png", "a.jpg", "a.bmp", "a.gif", "a.pgm"))
            refused(Files.write(folder.resolve(name), new byte[0]), "");
        ImagePlus image = IJ.createImage("a", "8-bit ramp", 9, 5, 1);
        for (String name :
                List.of("two words.tif", "[1] {a,b} *.tif", "\u00e9\u4e2d\ud83d\udd2c.tif", "%20.png", "x.TIF")) {
            Path file = folder.resolve(name);
            ImageFiles.save(image, file);
            assertThat(ImageFiles.open(file).getProcessor().getPixels())
                    .as(name)
                    .isEqualTo(image.getProcessor().getPixels());
        }
    }

    @Test
    void damageThatReadersOverlookIsFound() throws Exception {
        for (Subject format : List.of(Subject.PNG, Subject.BMP, Subject.GIF)) {
            byte[] bytes = format.sound().get(1);
            for (int length = bytes.length / 2; length < bytes.length - 2; length += Math.max(1, bytes.length / 20))
                refused(Files.write(folder.resolve(length + format.file()), Arrays.copyOf(bytes, length)), "");
        }
        byte[] png = Subject.PNG.sound().get(4).clone();
        for (int at = 60; at < png.length - 16; at += 5) {
            byte[] flipped = png.clone();
            flipped[at] ^= 4;
            refused(Files.write(folder.resolve("flipped.png"), flipped), "");
        }
    }
}
