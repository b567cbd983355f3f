package io.superres.fiji.format;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;
import io.superres.BadInputException;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Java's images as ImageJ's, sample by sample, without conversion of colours. Grey stays grey with all its bits; colours
 * of 16 bits become three channels; a palette of greys becomes its greys; another palette stays a look-up table if
 * neighbours in it are alike, as in ImageJ's own.
 */
final class Raster {
    /** Largest mean step from one entry of a look-up table to the next, summed over red, green and blue. */
    private static final int SMOOTH = 48;

    private Raster() {}

    /** @throws BadInputException if pixels are transparent, or colours have no order */
    static ImagePlus toImagePlus(Path file, BufferedImage image) {
        String title = file.getFileName().toString();
        ColorModel model = image.getColorModel();
        if (model.hasAlpha() || model.getTransparency() != ColorModel.OPAQUE) refuseTransparent(file, image);
        if (model instanceof IndexColorModel palette) return new ImagePlus(title, indexed(file, image, palette));
        boolean grey = model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        int depth = model.getComponentSize(0);
        if (depth > 8) {
            if (image.getRaster().getTransferType() != DataBuffer.TYPE_USHORT)
                throw new BadInputException(file + " has pixels of a type that cannot be read");
            if (grey) return new ImagePlus(title, sixteenBit(image, 0));
            ImageStack stack = new ImageStack(image.getWidth(), image.getHeight());
            for (int band = 0; band < 3; band++)
                stack.addSlice(new String[] {"red", "green", "blue"}[band], sixteenBit(image, band));
            ImagePlus channels = new ImagePlus(title, stack);
            channels.setDimensions(3, 1, 1);
            return new CompositeImage(channels, IJ.COMPOSITE);
        }
        if (grey) return new ImagePlus(title, eightBit(image, depth));
        return new ImagePlus(title, colours(file, image));
    }

    private static void refuseTransparent(Path file, BufferedImage image) {
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int x = 0; x < row.length; x++)
                if (row[x] >>> 24 != 255)
                    throw new BadInputException(file + " has transparent pixels, first at (x, y) = (" + x + ", " + y
                            + "); remove its alpha channel");
        }
    }

    private static ShortProcessor sixteenBit(BufferedImage image, int band) {
        short[] pixels = new short[image.getWidth() * image.getHeight()];
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRaster().getSamples(0, y, row.length, 1, band, row);
            for (int x = 0; x < row.length; x++) pixels[y * row.length + x] = (short) row[x];
        }
        return new ShortProcessor(image.getWidth(), image.getHeight(), pixels, null);
    }

    private static ByteProcessor eightBit(BufferedImage image, int depth) {
        int most = (1 << depth) - 1;
        byte[] levels = new byte[256];
        for (int i = 0; i <= most; i++) levels[i] = (byte) (i * 255 / most);
        return mapped(image, levels);
    }

    /** The first band, each value replaced. */
    private static ByteProcessor mapped(BufferedImage image, byte[] levels) {
        byte[] pixels = new byte[image.getWidth() * image.getHeight()];
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRaster().getSamples(0, y, row.length, 1, 0, row);
            for (int x = 0; x < row.length; x++) pixels[y * row.length + x] = levels[row[x]];
        }
        return new ByteProcessor(image.getWidth(), image.getHeight(), pixels);
    }

    private static ImageProcessor indexed(Path file, BufferedImage image, IndexColorModel palette) {
        int size = Math.min(256, palette.getMapSize());
        byte[] r = new byte[256];
        byte[] g = new byte[256];
        byte[] b = new byte[256];
        boolean grey = true;
        boolean falling = size == 256;
        long steps = 0;
        for (int i = 0; i < 256; i++) {
            int entry = Math.min(i, size - 1);
            r[i] = (byte) palette.getRed(entry);
            g[i] = (byte) palette.getGreen(entry);
            b[i] = (byte) palette.getBlue(entry);
            grey &= r[i] == g[i] && g[i] == b[i];
            falling &= (r[i] & 0xFF) == 255 - i;
            if (i > 0 && i < size)
                steps += Math.abs((r[i] & 0xFF) - (r[i - 1] & 0xFF))
                        + Math.abs((g[i] & 0xFF) - (g[i - 1] & 0xFF))
                        + Math.abs((b[i] & 0xFF) - (b[i - 1] & 0xFF));
        }
        if (grey && !falling) return mapped(image, r);
        if (steps > (long) SMOOTH * (size - 1))
            throw new BadInputException(file + " has a palette of unrelated colours; convert it to RGB first");
        byte[] same = new byte[256];
        for (int i = 0; i < 256; i++) same[i] = (byte) i;
        ByteProcessor indices = mapped(image, same);
        indices.setLut(new LUT(r, g, b));
        return indices;
    }

    private static ColorProcessor colours(Path file, BufferedImage image) {
        if (image.getRaster().getNumBands() < 3
                || image.getColorModel().getColorSpace().getType() != ColorSpace.TYPE_RGB)
            throw new BadInputException(file + " stores colours in a way that cannot be read; save it as RGB");
        int[] pixels = new int[image.getWidth() * image.getHeight()];
        Arrays.fill(pixels, 0xFF000000);
        int[] row = new int[image.getWidth()];
        for (int band = 0; band < 3; band++)
            for (int y = 0; y < image.getHeight(); y++) {
                image.getRaster().getSamples(0, y, row.length, 1, band, row);
                for (int x = 0; x < row.length; x++) pixels[y * row.length + x] |= row[x] << 16 - 8 * band;
            }
        return new ColorProcessor(image.getWidth(), image.getHeight(), pixels);
    }
}
