package io.superres.tests.fuzz;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Small image files with nothing wrong, as different from one another as their formats allow. */
final class SoundImages {
    private static final int WIDTH = 23;
    private static final int HEIGHT = 17;

    private SoundImages() {}

    /** Written by ImageJ and by Java. */
    static List<byte[]> tiff() {
        List<byte[]> files = new ArrayList<>();
        for (String type : new String[] {"8-bit ramp", "16-bit ramp", "32-bit ramp", "RGB ramp"})
            for (int slices : new int[] {1, 3}) {
                ImagePlus image = IJ.createImage("ramp", type, WIDTH, HEIGHT, slices);
                FileSaver saver = new FileSaver(image);
                files.add(slices == 1 ? saver.serialize() : saved(image));
            }
        for (String compression : new String[] {null, "LZW", "Deflate", "PackBits", "ZLib"})
            for (int type : new int[] {
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_BYTE_INDEXED
            })
                if (compression == null || type != BufferedImage.TYPE_BYTE_BINARY)
                    files.add(encoded(painted(type), "tiff", compression, false));
        return files;
    }

    /** Those that can be read piece by piece; the last in several strips. */
    static List<byte[]> uncompressedTiff() {
        List<byte[]> files = new ArrayList<>(tiff().subList(0, 8));
        files.add(encoded(painted(BufferedImage.TYPE_BYTE_GRAY), "tiff", null, false));
        files.add(encoded(painted(BufferedImage.TYPE_INT_RGB), "tiff", null, false));
        files.add(encoded(painted(BufferedImage.TYPE_USHORT_GRAY), "tiff", null, false));
        return files;
    }

    static List<byte[]> png() {
        List<byte[]> files = new ArrayList<>();
        for (int type : new int[] {
            BufferedImage.TYPE_BYTE_GRAY,
            BufferedImage.TYPE_INT_RGB,
            BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_BYTE_BINARY,
            BufferedImage.TYPE_BYTE_INDEXED,
            BufferedImage.TYPE_4BYTE_ABGR
        })
            for (boolean progressive : new boolean[] {false, true})
                files.add(encoded(painted(type), "png", null, progressive));
        return files;
    }

    static List<byte[]> jpeg() {
        return List.of(
                encoded(painted(BufferedImage.TYPE_BYTE_GRAY), "jpeg", null, false),
                encoded(painted(BufferedImage.TYPE_INT_RGB), "jpeg", null, false),
                encoded(painted(BufferedImage.TYPE_INT_RGB), "jpeg", null, true));
    }

    static List<byte[]> bmp() {
        return List.of(
                encoded(painted(BufferedImage.TYPE_BYTE_GRAY), "bmp", null, false),
                encoded(painted(BufferedImage.TYPE_INT_RGB), "bmp", null, false),
                encoded(painted(BufferedImage.TYPE_BYTE_BINARY), "bmp", null, false),
                encoded(painted(BufferedImage.TYPE_BYTE_INDEXED), "bmp", "BI_RLE8", false));
    }

    static List<byte[]> gif() {
        return List.of(
                encoded(painted(BufferedImage.TYPE_BYTE_GRAY), "gif", null, false),
                encoded(painted(BufferedImage.TYPE_BYTE_INDEXED), "gif", null, true),
                animation());
    }

    /** Binary and plain, grey and coloured. */
    static List<byte[]> pgm() {
        byte[] pixels = new byte[3 * WIDTH * HEIGHT];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) (7 * i);
        StringBuilder digits = new StringBuilder("P2\n# made by hand\n5 4\n255\n");
        for (int i = 0; i < 20; i++) digits.append(11 * i).append(i % 5 == 4 ? '\n' : ' ');
        return List.of(
                Damage.joined(("P5\n" + WIDTH + " " + HEIGHT + "\n255\n").getBytes(), grey(pixels)),
                Damage.joined(("P6\n" + WIDTH + " " + HEIGHT + "\n255\n").getBytes(), pixels),
                Damage.joined("P5\n10 20\n65535\n".getBytes(), grey(pixels), new byte[9]),
                digits.toString().getBytes());
    }

    private static byte[] grey(byte[] pixels) {
        return java.util.Arrays.copyOf(pixels, WIDTH * HEIGHT);
    }

    private static byte[] saved(ImagePlus image) {
        try {
            Path file = Files.createTempFile("sound", ".tif");
            new FileSaver(image).saveAsTiffStack(file.toString());
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage painted(int type) {
        BufferedImage image = type == BufferedImage.TYPE_BYTE_INDEXED
                ? new BufferedImage(WIDTH, HEIGHT, type, palette())
                : new BufferedImage(WIDTH, HEIGHT, type);
        Graphics2D g = image.createGraphics();
        g.setColor(java.awt.Color.DARK_GRAY);
        g.fillRect(0, 0, WIDTH, HEIGHT);
        for (int x = 0; x < WIDTH; x++) {
            g.setColor(new java.awt.Color(11 * x, 255 - 11 * x, 128));
            g.drawLine(x, 0, WIDTH - x, HEIGHT);
        }
        g.dispose();
        return image;
    }

    private static IndexColorModel palette() {
        byte[] r = new byte[256];
        byte[] g = new byte[256];
        byte[] b = new byte[256];
        for (int i = 0; i < 256; i++) {
            r[i] = (byte) i;
            g[i] = (byte) (255 - i);
            b[i] = (byte) (i / 2);
        }
        return new IndexColorModel(8, 256, r, g, b);
    }

    private static byte[] encoded(BufferedImage image, String format, String compression, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (compression != null) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionType(compression);
            }
            if (progressive) parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] animation() {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            BufferedImage image = painted(BufferedImage.TYPE_BYTE_INDEXED);
            for (int frame = 0; frame < 3; frame++)
                writer.writeToSequence(
                        new IIOImage(
                                image,
                                null,
                                writer.getDefaultImageMetadata(
                                        ImageTypeSpecifier.createFromRenderedImage(image), null)),
                        null);
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
