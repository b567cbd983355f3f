package io.superres.image;

import io.superres.BadInputException;
import net.imglib2.Dimensions;

/**
 * A rectangle of an LR image, in pixels.
 *
 * @param x left edge
 * @param y top edge
 */
public record Selection(int x, int y, int width, int height) {
    /**
     * Reads {@code X,Y,WIDTH,HEIGHT}.
     *
     * @throws BadInputException if the text is something else
     */
    public static Selection parse(String text) {
        String[] parts = text.split(",");
        try {
            if (parts.length == 4)
                return new Selection(
                        Integer.parseInt(parts[0].trim()),
                        Integer.parseInt(parts[1].trim()),
                        Integer.parseInt(parts[2].trim()),
                        Integer.parseInt(parts[3].trim()));
        } catch (NumberFormatException e) {
            throw new BadInputException("the selection '" + text + "' is not made of four whole numbers", e);
        }
        throw new BadInputException("the selection '" + text + "' is not understood; give X,Y,WIDTH,HEIGHT in pixels");
    }

    /** The whole of an image whose axes 0 and 1 are x and y. */
    public static Selection all(Dimensions image) {
        return new Selection(0, 0, Math.toIntExact(image.dimension(0)), Math.toIntExact(image.dimension(1)));
    }

    /**
     * The part of it that lies in an image.
     *
     * @throws BadInputException if there is none
     */
    public Selection within(long imageWidth, long imageHeight) {
        int left = Math.max(0, x);
        int top = Math.max(0, y);
        long right = Math.min(imageWidth, (long) x + width);
        long bottom = Math.min(imageHeight, (long) y + height);
        if (left >= right || top >= bottom)
            throw new BadInputException("the selection " + this + " lies outside of the image, which is " + imageWidth
                    + " x " + imageHeight + " pixels");
        return new Selection(left, top, (int) (right - left), (int) (bottom - top));
    }

    @Override
    public String toString() {
        return x + "," + y + "," + width + "," + height;
    }
}
