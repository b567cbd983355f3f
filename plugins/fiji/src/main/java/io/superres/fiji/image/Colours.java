package io.superres.fiji.image;

import net.imglib2.img.planar.PlanarImg;

/** Three planes of bytes, red, green and blue, as one plane. */
final class Colours {
    private Colours() {}

    /** ImageJ's RGB pixels. */
    static int[] packed(PlanarImg<?, ?> planes, int red) {
        byte[] r = (byte[]) ImagePlusImg.pixels(planes, red);
        byte[] g = (byte[]) ImagePlusImg.pixels(planes, red + 1);
        byte[] b = (byte[]) ImagePlusImg.pixels(planes, red + 2);
        int[] packed = new int[r.length];
        for (int p = 0; p < packed.length; p++)
            packed[p] = 0xFF000000 | (r[p] & 0xFF) << 16 | (g[p] & 0xFF) << 8 | (b[p] & 0xFF);
        return packed;
    }

    /** Three bytes a pixel. */
    static byte[] interleaved(PlanarImg<?, ?> planes, int red) {
        byte[][] colours = new byte[3][];
        for (int c = 0; c < 3; c++) colours[c] = (byte[]) ImagePlusImg.pixels(planes, red + c);
        byte[] pixels = new byte[Math.multiplyExact(3, colours[0].length)];
        for (int i = 0; i < pixels.length; i++) pixels[i] = colours[i % 3][i / 3];
        return pixels;
    }

    /** The colours of ImageJ's RGB pixels, one after another. */
    static byte[] separate(int[] packed, int from, int count) {
        byte[] colours = new byte[Math.multiplyExact(3, count)];
        for (int c = 0; c < 3; c++)
            for (int i = 0; i < count; i++) colours[c * count + i] = (byte) (packed[from + i] >> 16 - 8 * c);
        return colours;
    }
}
