package io.superres.fiji.image;

import ij.gui.Arrow;
import ij.gui.EllipseRoi;
import ij.gui.ImageRoi;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.RotatedRectRoi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import ij.plugin.RoiScaler;
import ij.process.FloatPolygon;
import io.superres.image.Selection;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/**
 * A region of an image on its enlargement or reduction; it stays of its kind. Coordinates of areas count from the corner
 * of the first pixel, those of points and lines from its centre, as everywhere in ImageJ.
 *
 * @param part what became the new image, in pixels of the old one
 * @param scale new pixels per old pixel
 */
record ScaledRoi(Selection part, double scale) {

    /** @return a new region; the old one is not changed */
    Roi of(Roi roi) {
        Roi scaled = shape(roi);
        scaled.copyAttributes(roi);
        if (roi.getProperties() != null) scaled.setProperties(roi.getProperties());
        if (roi.getStrokeWidth() > 0) scaled.setStrokeWidth(roi.getStrokeWidth() * scale);
        scaled.setPosition(roi.getCPosition(), roi.getZPosition(), roi.getTPosition());
        if (!roi.hasHyperStackPosition()) scaled.setPosition(roi.getPosition());
        if (roi instanceof PointRoi points) count(points, (PointRoi) scaled);
        return scaled;
    }

    /** Each point has a counter and a slice of its own, which a position of the whole would replace. */
    private static void count(PointRoi points, PointRoi scaled) {
        int[] counters = points.getCounters();
        if (counters == null || Arrays.stream(counters).allMatch(counter -> counter == 0)) return;
        scaled.setCounters(counters);
        scaled.setCounterInfo(points.getCounterInfo());
    }

    private Roi shape(Roi roi) {
        if (roi instanceof TextRoi text) return text(text);
        if (roi instanceof ImageRoi || roi instanceof ShapeRoi) return moved(roi);
        if (roi instanceof Line line) return line(line);
        if (roi instanceof PointRoi points) return points(points);
        if (roi instanceof EllipseRoi ellipse) {
            double[] p = ellipse.getParams();
            return new EllipseRoi(x(p[0]), y(p[1]), x(p[2]), y(p[3]), p[4]);
        }
        if (roi instanceof RotatedRectRoi box) {
            double[] p = box.getParams();
            return new RotatedRectRoi(x(p[0]), y(p[1]), x(p[2]), y(p[3]), p[4] * scale);
        }
        Rectangle2D.Double box = roi.getFloatBounds();
        if (roi instanceof OvalRoi) return new OvalRoi(x(box.x), y(box.y), box.width * scale, box.height * scale);
        if (roi instanceof PolygonRoi) return polygon(roi);
        int corner = (int) Math.round(roi.getCornerDiameter() * scale);
        return new Roi(x(box.x), y(box.y), box.width * scale, box.height * scale, corner);
    }

    private Roi text(TextRoi text) {
        Rectangle2D.Double box = text.getFloatBounds();
        Font font = text.getCurrentFont();
        TextRoi scaled = new TextRoi(
                x(box.x), y(box.y), box.width * scale, box.height * scale, text.getText(), font.deriveFont((float)
                        (font.getSize2D() * scale)));
        scaled.setJustification(text.getJustification());
        scaled.setAntialiased(text.getAntiAlias());
        if (text.getAngle() != 0) scaled.setAngle(text.getAngle());
        scaled.setBounds(new Rectangle2D.Double(x(box.x), y(box.y), box.width * scale, box.height * scale));
        return scaled;
    }

    private Roi moved(Roi roi) {
        Roi scaled = RoiScaler.scale(roi, scale, scale, false);
        scaled.setLocation(x(roi.getXBase()), y(roi.getYBase()));
        return scaled;
    }

    private Roi line(Line line) {
        double x1 = centreX(line.x1d);
        double y1 = centreY(line.y1d);
        double x2 = centreX(line.x2d);
        double y2 = centreY(line.y2d);
        if (!(line instanceof Arrow arrow)) return new Line(x1, y1, x2, y2);
        Arrow scaled = new Arrow(x1, y1, x2, y2);
        scaled.setStyle(arrow.getStyle());
        scaled.setHeadSize(arrow.getHeadSize() * scale);
        scaled.setDoubleHeaded(arrow.getDoubleHeaded());
        scaled.setOutline(arrow.getOutline());
        return scaled;
    }

    private Roi points(PointRoi points) {
        FloatPolygon at = centres(points.getFloatPolygon());
        return new PointRoi(at.xpoints, at.ypoints, at.npoints);
    }

    private Roi polygon(Roi roi) {
        if (roi.isLine()) {
            FloatPolygon line = centres(roi.getFloatPolygon());
            return new PolygonRoi(line.xpoints, line.ypoints, line.npoints, roi.getType());
        }
        FloatPolygon area = roi.getFloatPolygon().duplicate();
        for (int i = 0; i < area.npoints; i++) {
            area.xpoints[i] = (float) x(area.xpoints[i]);
            area.ypoints[i] = (float) y(area.ypoints[i]);
        }
        return new PolygonRoi(area.xpoints, area.ypoints, area.npoints, roi.getType());
    }

    private FloatPolygon centres(FloatPolygon points) {
        FloatPolygon scaled = points.duplicate();
        for (int i = 0; i < scaled.npoints; i++) {
            scaled.xpoints[i] = (float) centreX(scaled.xpoints[i]);
            scaled.ypoints[i] = (float) centreY(scaled.ypoints[i]);
        }
        return scaled;
    }

    private double x(double old) {
        return (old - part.x()) * scale;
    }

    private double y(double old) {
        return (old - part.y()) * scale;
    }

    double centreX(double old) {
        return x(old + 0.5) - 0.5;
    }

    double centreY(double old) {
        return y(old + 0.5) - 0.5;
    }
}
