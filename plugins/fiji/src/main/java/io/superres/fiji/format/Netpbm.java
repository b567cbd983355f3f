package io.superres.fiji.format;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ShortProcessor;
import io.superres.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * PBM, PGM and PPM files, plain and raw. As in ImageJ, 8-bit values are stretched to 0..255 and 16-bit values are taken
 * as they are; colours of 16 bits become three channels. Black and white become 0 and 255.
 */
public final class Netpbm {
    private static final int LARGEST = 65_535;

    private final Path file;
    private final byte[] bytes;
    private int at;

    private Netpbm(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /** @throws BadInputException if the file is damaged or does not fit into memory */
    public static ImagePlus open(Path file) throws IOException {
        long length = Files.size(file);
        Memory.require(file, length, 1, 3 * length);
        return new Netpbm(file, Files.readAllBytes(file)).image();
    }

    private ImagePlus image() {
        if (bytes.length < 3 || bytes[0] != 'P' || bytes[1] < '1' || bytes[1] > '6')
            throw new BadInputException(file + " is not an image, though its name says PGM");
        int kind = bytes[1] - '0';
        at = 2;
        boolean raw = kind > 3;
        boolean bits = kind == 1 || kind == 4;
        int samples = kind == 3 || kind == 6 ? 3 : 1;
        int width = number(Integer.MAX_VALUE);
        int height = number(Integer.MAX_VALUE);
        int most = bits ? 1 : number(LARGEST);
        if (width < 1 || height < 1 || most < 1)
            throw new BadInputException(file + " has no pixels (" + width + " x " + height + ")");
        if (raw) at++;
        long row = raw && bits ? (width + 7L) / 8 : (long) width * samples * (raw && most > 255 ? 2 : 1);
        if (at + row * height > bytes.length)
            throw new BadInputException(
                    file + " is truncated: it says " + width + " x " + height + " pixels but ends before the last");
        Memory.require(file, width, height, bytes.length + 4L * samples * width * height);
        int[] values = new int[Math.multiplyExact(Math.multiplyExact(width, height), samples)];
        for (int y = 0; y < height; y++) {
            int from = y * width * samples;
            for (int i = 0; i < width * samples; i++) {
                int value = !raw
                        ? bits ? bit() : number(most)
                        : bits
                                ? bytes[at + (int) row * y + i / 8] >> 7 - i % 8 & 1
                                : most > 255
                                        ? (bytes[at + (int) row * y + 2 * i] & 0xFF) << 8
                                                | bytes[at + (int) row * y + 2 * i + 1] & 0xFF
                                        : bytes[at + (int) row * y + i] & 0xFF;
                if (value > most) throw new BadInputException(file + " is damaged: it has a pixel above its maximum");
                values[from + i] = bits ? 255 * (1 - value) : most > 255 ? value : 255 * value / most;
            }
        }
        return image(values, width, height, samples, most > 255);
    }

    private ImagePlus image(int[] values, int width, int height, int samples, boolean sixteenBit) {
        String title = file.getFileName().toString();
        if (!sixteenBit && samples == 1) {
            byte[] pixels = new byte[values.length];
            for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) values[i];
            return new ImagePlus(title, new ByteProcessor(width, height, pixels));
        }
        if (!sixteenBit) {
            int[] pixels = new int[width * height];
            for (int i = 0; i < pixels.length; i++)
                pixels[i] = 0xFF000000 | values[3 * i] << 16 | values[3 * i + 1] << 8 | values[3 * i + 2];
            return new ImagePlus(title, new ColorProcessor(width, height, pixels));
        }
        ImageStack stack = new ImageStack(width, height);
        for (int c = 0; c < samples; c++) {
            short[] pixels = new short[width * height];
            for (int i = 0; i < pixels.length; i++) pixels[i] = (short) values[samples * i + c];
            stack.addSlice(null, new ShortProcessor(width, height, pixels, null));
        }
        ImagePlus image = new ImagePlus(title, stack);
        if (samples == 1) return image;
        image.setDimensions(samples, 1, 1);
        return new CompositeImage(image, IJ.COMPOSITE);
    }

    /** The next whole number, after white space and remarks. */
    private int number(int most) {
        skip();
        long value = 0;
        int start = at;
        while (at < bytes.length && Character.isDigit(bytes[at]) && value <= most)
            value = 10 * value + bytes[at++] - '0';
        if (at == start || value > most) throw damaged();
        return (int) value;
    }

    /** In plain bitmaps, digits need no space between them. */
    private int bit() {
        skip();
        if (at == bytes.length || bytes[at] != '0' && bytes[at] != '1') throw damaged();
        return bytes[at++] - '0';
    }

    private void skip() {
        boolean remark = false;
        while (at < bytes.length && (remark || bytes[at] == '#' || bytes[at] >= 0 && bytes[at] <= ' ')) {
            remark = bytes[at] == '#' || remark && bytes[at] != '\n' && bytes[at] != '\r';
            at++;
        }
    }

    private BadInputException damaged() {
        return new BadInputException(file + " is damaged: there is no sensible number at byte " + at);
    }
}
