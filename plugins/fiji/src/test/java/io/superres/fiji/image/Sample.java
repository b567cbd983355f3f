package io.superres.fiji.image;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import ij.process.LUT;
import java.awt.Color;
import java.util.Random;

/** Images of every type, with everything that can belong to an image. */
enum Sample {
    GREY8(8, 1, 1, 1),
    COLOURED(8, 1, 1, 1) {
        @Override
        ImagePlus image() {
            ImagePlus image = super.image();
            image.setLut(LUT.createLutFromColor(Color.MAGENTA));
            return image;
        }
    },
    GREY16(16, 1, 1, 1),
    SIGNED16(16, 1, 1, 1) {
        @Override
        ImagePlus image() {
            ImagePlus image = super.image();
            image.getCalibration().setSigned16BitCalibration();
            return image;
        }
    },
    FLOAT(32, 1, 1, 1),
    RGB(24, 1, 1, 1),
    STACK(8, 1, 7, 1),
    RGB_STACK(24, 1, 5, 1),
    COMPOSITE(16, 3, 2, 2) {
        @Override
        ImagePlus image() {
            CompositeImage image = new CompositeImage(super.image(), CompositeImage.COMPOSITE);
            Color[] colours = {Color.CYAN, Color.MAGENTA, Color.ORANGE};
            LUT[] luts = new LUT[3];
            for (int c = 0; c < 3; c++) {
                luts[c] = LUT.createLutFromColor(colours[c]);
                luts[c].min = 10 * c;
                luts[c].max = 2000 + c;
            }
            image.setLuts(luts);
            image.setOpenAsHyperStack(true);
            return image;
        }
    },
    HYPERSTACK(32, 2, 3, 2) {
        @Override
        ImagePlus image() {
            CompositeImage image = new CompositeImage(super.image(), CompositeImage.GRAYSCALE);
            image.setOpenAsHyperStack(true);
            return image;
        }
    };

    static final int WIDTH = 53;
    static final int HEIGHT = 67;

    private final int bits;
    private final int channels;
    private final int slices;
    private final int frames;

    Sample(int bits, int channels, int slices, int frames) {
        this.bits = bits;
        this.channels = channels;
        this.slices = slices;
        this.frames = frames;
    }

    ImagePlus image() {
        Random random = new Random(ordinal());
        ImageStack stack = new ImageStack(WIDTH, HEIGHT);
        for (int i = 1; i <= channels * slices * frames; i++) {
            ImageProcessor plane = IJ.createImage("", WIDTH, HEIGHT, 1, bits).getProcessor();
            for (int p = 0; p < WIDTH * HEIGHT; p++) {
                double wave = 1 + Math.sin(p % WIDTH * 0.3 + i) * Math.cos(p / WIDTH * 0.2);
                if (bits == 32) plane.setf(p, (float) (wave * 3 - 4 + 0.1 * random.nextGaussian()));
                else if (bits == 16) plane.set(p, (int) (wave * 900 + 300 + random.nextInt(50)));
                else if (bits == 8) plane.set(p, (int) (wave * 110 + random.nextInt(20)));
                else plane.set(p, 0xFF000000 | (int) (wave * 110) << 16 | random.nextInt(256) << 8 | p % 256);
            }
            stack.addSlice("plane " + i, plane);
        }
        ImagePlus image = new ImagePlus("sample", stack);
        image.setDimensions(channels, slices, frames);
        if (bits != 24) image.setDisplayRange(bits == 32 ? -3 : 7, bits == 32 ? 2.5 : 222);
        Calibration calibration = image.getCalibration();
        calibration.pixelWidth = 0.25;
        calibration.pixelHeight = 0.5;
        calibration.pixelDepth = 2;
        calibration.setUnit("mm");
        calibration.setTimeUnit("min");
        calibration.xOrigin = 4;
        calibration.yOrigin = 9;
        calibration.zOrigin = 1;
        calibration.frameInterval = 1.5;
        calibration.fps = 12;
        image.setProperty("Info", "made for a test\n");
        image.setProp("key", "value");
        image.setRoi(new Roi(11, 12, 23, 14));
        Overlay overlay = new Overlay();
        overlay.add(new PointRoi(5, 6));
        Roi box = new Roi(1, 2, 30, 40);
        box.setPosition(1, 1, 1);
        overlay.add(box);
        image.setOverlay(overlay);
        return image;
    }
}
