package io.superres.fiji.image;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.plugin.RoiScaler;
import io.superres.image.Selection;
import java.awt.Rectangle;
import java.util.Properties;

/** Carries what belongs to an image, but is not a pixel, over to its enlargement or reduction. */
final class Metadata {
    /** What stands in an image's Info before the line that says how it was made. */
    static final String PROVENANCE = "superres: ";

    private Metadata() {}

    /** @param part what was made anew, in pixels of the old image */
    static void carry(ImagePlus from, ImagePlus to, Selection part, double scale, String provenance) {
        to.setCalibration(scaled(from.getCalibration(), part, scale));
        for (int i = 1; i <= from.getStackSize(); i++)
            to.getStack().setSliceLabel(from.getStack().getSliceLabel(i), i);
        Properties properties = from.getProperties();
        if (properties != null)
            properties.forEach((key, value) -> {
                if (value instanceof String text && !key.equals("Info")) to.setProperty((String) key, text);
            });
        String info = from.getInfoProperty();
        to.setProperty("Info", (info == null ? "" : info + "\n") + PROVENANCE + provenance + "\n");
        if (from.getRoi() != null && !isWhole(from.getRoi(), part)) to.setRoi(scaled(from.getRoi(), part, scale));
        if (from.getOverlay() != null) {
            Overlay overlay = new Overlay();
            for (Roi roi : from.getOverlay().toArray()) overlay.add(scaled(roi, part, scale));
            to.setOverlay(overlay);
        }
    }

    /** Pixels of another size; the origin, which ImageJ keeps in pixels, stays at the same place between pixel centres. */
    static Calibration scaled(Calibration calibration, Selection part, double scale) {
        Calibration scaled = calibration.copy();
        if (calibration.scaled()) {
            scaled.pixelWidth /= scale;
            scaled.pixelHeight /= scale;
        }
        if (calibration.xOrigin != 0 || calibration.yOrigin != 0) {
            scaled.xOrigin = (calibration.xOrigin - part.x() + 0.5) * scale - 0.5;
            scaled.yOrigin = (calibration.yOrigin - part.y() + 0.5) * scale - 0.5;
        }
        return scaled;
    }

    /** A region that only said which part was wanted. */
    private static boolean isWhole(Roi roi, Selection part) {
        Rectangle bounds = roi.getBounds();
        return roi.getType() == Roi.RECTANGLE
                && bounds.equals(new Rectangle(part.x(), part.y(), part.width(), part.height()));
    }

    /** ROI coordinates count from pixel corners, so they scale without a shift. */
    private static Roi scaled(Roi roi, Selection part, double scale) {
        Roi scaled = RoiScaler.scale(roi, scale, scale, false);
        scaled.setLocation((roi.getXBase() - part.x()) * scale, (roi.getYBase() - part.y()) * scale);
        scaled.copyAttributes(roi);
        scaled.setPosition(roi.getCPosition(), roi.getZPosition(), roi.getTPosition());
        if (!roi.hasHyperStackPosition()) scaled.setPosition(roi.getPosition());
        return scaled;
    }
}
