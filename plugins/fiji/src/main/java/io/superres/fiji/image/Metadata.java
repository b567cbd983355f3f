package io.superres.fiji.image;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.Calibration;
import io.superres.image.Selection;
import io.superres.method.Provenance;
import java.awt.Rectangle;
import java.util.Properties;

/** Carries what belongs to an image, but is not a pixel, over to its enlargement or reduction. */
final class Metadata {
    private Metadata() {}

    /** @param part what was made anew, in pixels of the old image */
    static void carry(ImagePlus from, ImagePlus to, Selection part, double scale, String provenance) {
        to.setCalibration(scaled(from.getCalibration(), part, scale));
        for (int i = 1; i <= from.getStackSize(); i++) to.getStack().setSliceLabel(label(from, i), i);
        to.setProperties(from.getPropertiesAsArray());
        Properties properties = from.getProperties();
        if (properties != null)
            properties.forEach((key, value) -> {
                if (value instanceof String text && !key.equals("Info")) to.setProperty((String) key, text);
            });
        String info = from.getInfoProperty();
        to.setProperty("Info", (info == null ? "" : info + "\n") + Provenance.MARK + provenance + "\n");
        ScaledRoi regions = new ScaledRoi(part, scale);
        if (from.getRoi() != null && !isWhole(from.getRoi(), part)) to.setRoi(regions.of(from.getRoi()));
        if (from.getOverlay() != null) {
            Overlay overlay = from.getOverlay().create();
            for (Roi roi : from.getOverlay().toArray()) overlay.add(regions.of(roi));
            to.setOverlay(overlay);
        }
    }

    /** ImageJ makes up a label for a single plane, of the image's title and Info, which come over by themselves. */
    private static String label(ImagePlus image, int slice) {
        String label = image.getStack().getSliceLabel(slice);
        boolean madeUp = image.getStackSize() == 1
                && label != null
                && label.equals(image.getTitle() + "\n" + image.getProperty("Info"));
        return madeUp ? null : label;
    }

    /** Pixels of another size; the origin, which ImageJ keeps in pixels, stays at the same place between pixel centres. */
    static Calibration scaled(Calibration calibration, Selection part, double scale) {
        Calibration scaled = calibration.copy();
        if (calibration.scaled()) {
            scaled.pixelWidth /= scale;
            scaled.pixelHeight /= scale;
        }
        boolean placed = calibration.xOrigin != 0 || calibration.yOrigin != 0 || part.x() != 0 || part.y() != 0;
        if (placed || calibration.scaled()) {
            ScaledRoi places = new ScaledRoi(part, scale);
            scaled.xOrigin = places.centreX(calibration.xOrigin);
            scaled.yOrigin = places.centreY(calibration.yOrigin);
        }
        return scaled;
    }

    /** A region that only said which part was wanted. */
    private static boolean isWhole(Roi roi, Selection part) {
        Rectangle bounds = roi.getBounds();
        return roi.getType() == Roi.RECTANGLE
                && bounds.equals(new Rectangle(part.x(), part.y(), part.width(), part.height()));
    }
}
