package io.superres.tests.images;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.LUT;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.Planes;
import io.superres.image.BicubicResize;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.Plane;
import java.awt.Color;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the images in {@code test-images/}. To write them again:
 *
 * <pre>{@code mvn -q -pl tests -am test -Dtest=TestImagesTest -Dtest-images.write=true -Dsurefire.failIfNoSpecifiedTests=false}</pre>
 */
public final class TestImages {
    private static final int SCALE = 4;

    private TestImages() {}

    /** All images by file name. */
    public static Map<String, ImagePlus> all() {
        Map<String, ImagePlus> images = new LinkedHashMap<>();
        Plane nuclei = Simulation.nuclei(448, 384, 60, 1);
        images.put("nuclei-hr.tif", calibrated(sixteenBit("nuclei-hr", nuclei), 0.065));
        images.put(
                "nuclei-lr.tif",
                calibrated(sixteenBit("nuclei-lr", BicubicResize.shrink(nuclei, SCALE, Rounding.NONE)), 0.26));
        Plane earlier = Simulation.nuclei(448, 384, 60, 1, 3);
        images.put("nuclei-earlier.tif", calibrated(sixteenBit("nuclei-earlier", earlier), 0.065));
        pair(images, "filaments", Simulation.filaments(384, 384, 40, 2));
        pair(images, "target", Simulation.target(384));
        images.put("cells-hyperstack.tif", hyperstack());
        return images;
    }

    private static void pair(Map<String, ImagePlus> images, String name, Plane plane) {
        Plane hr = plane.toEightBit();
        images.put(name + "-hr.png", Planes.toImage(name, List.of(hr), 8));
        images.put(
                name + "-lr.png",
                Planes.toImage(name, List.of(BicubicResize.shrink(hr, SCALE, Rounding.EIGHT_BIT)), 8));
    }

    private static ImagePlus sixteenBit(String title, Plane plane) {
        return Planes.toImage(title, List.of(plane), 16);
    }

    private static ImagePlus calibrated(ImagePlus image, double pixel) {
        Calibration calibration = image.getCalibration();
        calibration.pixelWidth = pixel;
        calibration.pixelHeight = pixel;
        calibration.setUnit("um");
        image.setDisplayRange(0, 3000);
        return image;
    }

    /** Three channels, five slices, 16 bit, with pixel size, slice distance, origin, unit, colours and labels. */
    public static ImagePlus hyperstack() {
        int channels = 3;
        int slices = 5;
        ImageStack stack = new ImageStack(60, 44);
        for (int z = 0; z < slices; z++)
            for (int c = 0; c < channels; c++) {
                Plane plane = c == 1
                        ? Simulation.filaments(60, 44, 8, 10 + z).linear(20, 100)
                        : Simulation.nuclei(60, 44, 5, 20 + c + 10 * z);
                stack.addSlice(
                        "c" + (c + 1) + " z" + (z + 1),
                        sixteenBit("", plane).getProcessor().getPixels());
            }
        ImagePlus image = new ImagePlus("cells-hyperstack", stack);
        image.setDimensions(channels, slices, 1);
        image.setOpenAsHyperStack(true);
        CompositeImage composite = new CompositeImage(image, CompositeImage.COMPOSITE);
        composite.setOpenAsHyperStack(true);
        LUT[] luts = new LUT[channels];
        Color[] colours = {Color.CYAN, Color.MAGENTA, Color.YELLOW};
        for (int c = 0; c < channels; c++) {
            luts[c] = LUT.createLutFromColor(colours[c]);
            luts[c].min = 100 + c;
            luts[c].max = 2500 + 100 * c;
        }
        composite.setLuts(luts);
        Calibration calibration = composite.getCalibration();
        calibration.pixelWidth = 0.12;
        calibration.pixelHeight = 0.12;
        calibration.pixelDepth = 0.4;
        calibration.xOrigin = 10;
        calibration.yOrigin = 7;
        calibration.frameInterval = 2.5;
        calibration.setUnit("um");
        return composite;
    }

    /** Writes all images into a folder. */
    public static void write(Path folder) {
        all().forEach((name, image) -> ImageFiles.save(image, folder.resolve(name)));
    }
}
