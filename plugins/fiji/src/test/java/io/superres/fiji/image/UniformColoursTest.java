package io.superres.fiji.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;
import ij.process.LUT;
import org.junit.jupiter.api.Test;

class UniformColoursTest {
    /** CIELAB lightness of an sRGB colour. */
    private static double lightness(LUT lut, int i) {
        double y = 0.2126729 * linear(lut.getRed(i))
                + 0.7151522 * linear(lut.getGreen(i))
                + 0.0721750 * linear(lut.getBlue(i));
        return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
    }

    private static double linear(int level) {
        double v = level / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    @Test
    void lightnessGrowsInEqualSteps() {
        LUT lut = UniformColours.lut();
        for (int i = 0; i < 256; i++)
            assertThat(lightness(lut, i)).as("colour %d", i).isCloseTo(12 + 80 * i / 255.0, within(0.6));
    }

    @Test
    void mapsAreShownFromZeroToTheirLargestValue() {
        ImageStack stack = new ImageStack(2, 1);
        stack.addSlice(new FloatProcessor(2, 1, new float[] {0.25f, 0.5f}));
        stack.addSlice(new FloatProcessor(2, 1, new float[] {0.75f, 0.1f}));
        ImagePlus map = new ImagePlus("map", stack);
        UniformColours.show(map);
        assertThat(map.getDisplayRangeMin()).isZero();
        assertThat(map.getDisplayRangeMax()).isEqualTo(0.75);
        assertThat(map.getLuts()[0].getBytes()).isEqualTo(UniformColours.lut().getBytes());
        assertThat(((float[]) map.getStack().getPixels(2))[0]).isEqualTo(0.75f);
        ImagePlus colours = IJ.createImage("colours", "RGB ramp", 4, 4, 1);
        UniformColours.show(colours);
        assertThat(colours.getBitDepth()).isEqualTo(24);
    }

    @Test
    void coloursDiffer() {
        LUT lut = UniformColours.lut();
        assertThat(lut.getBlue(30)).isGreaterThan(lut.getRed(30));
        assertThat(lut.getRed(250)).isGreaterThan(lut.getBlue(250) + 60);
        assertThat(lut.getGreen(128)).isGreaterThan(lut.getRed(128));
    }
}
