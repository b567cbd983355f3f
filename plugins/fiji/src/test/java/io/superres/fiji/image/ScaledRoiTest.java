package io.superres.fiji.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import ij.process.ByteProcessor;
import ij.process.FloatPolygon;
import io.superres.image.Selection;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScaledRoiTest {
    private static final int SCALE = 4;
    private final ScaledRoi regions = new ScaledRoi(new Selection(2, 1, 100, 90), SCALE);

    static List<Roi> areas() {
        float[] xs = {10, 30, 34, 12};
        float[] ys = {9, 7, 25, 28};
        return List.of(
                new Roi(7, 8, 20, 10),
                new Roi(7.25, 8.5, 20.5, 10.25),
                new Roi(7, 8, 20, 10, 6),
                new OvalRoi(7, 8, 21, 10),
                new PolygonRoi(xs, ys, 4, Roi.POLYGON),
                new PolygonRoi(xs, ys, 4, Roi.FREEROI),
                new PolygonRoi(xs, ys, 4, Roi.TRACED_ROI),
                new EllipseRoi(10, 10, 40, 30, 0.5),
                new RotatedRectRoi(10, 10, 40, 30, 12),
                new ShapeRoi(new Roi(7, 8, 20, 10)).or(new ShapeRoi(new Roi(40, 40, 5, 6))));
    }

    @ParameterizedTest
    @MethodSource("areas")
    void areasCountFromPixelCorners(Roi roi) {
        Roi scaled = regions.of(roi);
        assertThat(scaled).isInstanceOf(roi.getClass());
        assertThat(scaled.getType()).isEqualTo(roi.getType());
        assertThat(scaled.getCornerDiameter()).isEqualTo(SCALE * roi.getCornerDiameter());
        Rectangle2D.Double old = roi.getFloatBounds();
        Rectangle2D.Double found = scaled.getFloatBounds();
        // ImageJ rounds the corners of these to whole pixels.
        double error = roi instanceof EllipseRoi || roi instanceof RotatedRectRoi ? SCALE : 1e-3;
        assertThat(found.x).isCloseTo(SCALE * (old.x - 2), within(error));
        assertThat(found.y).isCloseTo(SCALE * (old.y - 1), within(error));
        assertThat(found.width).isCloseTo(SCALE * old.width, within(error));
        assertThat(found.height).isCloseTo(SCALE * old.height, within(error));
    }

    static List<Roi> lines() {
        float[] xs = {10, 30, 34.5f};
        float[] ys = {9, 7, 25};
        return List.of(
                new PointRoi(5, 6),
                new PointRoi(xs, ys, 3),
                new Line(3, 4, 20.5, 9),
                new Arrow(3, 4, 20, 9),
                new PolygonRoi(xs, ys, 3, Roi.POLYLINE),
                new PolygonRoi(xs, ys, 3, Roi.FREELINE),
                new PolygonRoi(xs, ys, 3, Roi.ANGLE));
    }

    /** The centre of a pixel is between the four centres of the pixels that replace it. */
    @ParameterizedTest
    @MethodSource("lines")
    void pointsAndLinesCountFromPixelCentres(Roi roi) {
        Roi scaled = regions.of(roi);
        assertThat(scaled).isInstanceOf(roi.getClass());
        assertThat(scaled.getType()).isEqualTo(roi.getType());
        FloatPolygon old = ends(roi);
        FloatPolygon found = ends(scaled);
        assertThat(found.npoints).isEqualTo(old.npoints);
        for (int i = 0; i < old.npoints; i++) {
            assertThat((double) found.xpoints[i]).isCloseTo((old.xpoints[i] - 2 + 0.5) * SCALE - 0.5, within(1e-3));
            assertThat((double) found.ypoints[i]).isCloseTo((old.ypoints[i] - 1 + 0.5) * SCALE - 0.5, within(1e-3));
        }
    }

    private static FloatPolygon ends(Roi roi) {
        if (!(roi instanceof Line line)) return roi.getFloatPolygon();
        return new FloatPolygon(
                new float[] {(float) line.x1d, (float) line.x2d}, new float[] {(float) line.y1d, (float) line.y2d}, 2);
    }

    @Test
    void whatARegionIsCalledAndHowItIsDrawnIsKept() {
        Roi roi = new Roi(7, 8, 20, 10);
        roi.setName("cell 3");
        roi.setStrokeColor(Color.ORANGE);
        roi.setStrokeWidth(2);
        roi.setProperty("stage", "anaphase");
        roi.setGroup(4);
        roi.setPosition(2, 3, 1);
        Roi scaled = regions.of(roi);
        assertThat(scaled.getName()).isEqualTo("cell 3");
        assertThat(scaled.getStrokeColor()).isEqualTo(roi.getStrokeColor());
        assertThat(scaled.getStrokeWidth()).isEqualTo(2 * SCALE);
        assertThat(scaled.getProperty("stage")).isEqualTo("anaphase");
        assertThat(scaled.getGroup()).isEqualTo(4);
        assertThat(List.of(scaled.getCPosition(), scaled.getZPosition(), scaled.getTPosition()))
                .containsExactly(2, 3, 1);
        assertThat(regions.of(new Roi(1, 2, 3, 4)).getProperties()).isNull();
        roi.setPosition(5);
        assertThat(regions.of(roi).getPosition()).isEqualTo(5);
        assertThat(roi.getFloatBounds()).isEqualTo(new Rectangle2D.Double(7, 8, 20, 10));
    }

    @Test
    void pointsKeepTheirCounters() {
        PointRoi points = new PointRoi(new float[] {5, 9}, new float[] {6, 12}, 2);
        points.setCounters(new int[] {1 | 3 << 8, 2});
        PointRoi scaled = (PointRoi) regions.of(points);
        assertThat(scaled.getCounters()).containsExactly(1 | 3 << 8, 2);
    }

    @Test
    void textAndPicturesGrow() {
        TextRoi text = new TextRoi(10.0, 20.0, 30.0, 12.0, "A", new Font("SansSerif", Font.PLAIN, 9));
        text.setAngle(15);
        text.setJustification(TextRoi.CENTER);
        TextRoi scaled = (TextRoi) regions.of(text);
        assertThat(scaled.getText()).isEqualTo(text.getText());
        assertThat(scaled.getCurrentFont().getSize()).isEqualTo(9 * SCALE);
        assertThat(scaled.getAngle()).isEqualTo(15);
        assertThat(scaled.getJustification()).isEqualTo(TextRoi.CENTER);
        assertThat(scaled.getXBase()).isEqualTo((text.getXBase() - 2) * SCALE);
        ImageRoi picture = (ImageRoi) regions.of(new ImageRoi(12, 11, new ByteProcessor(6, 5)));
        assertThat(picture.getBounds()).isEqualTo(new java.awt.Rectangle(40, 40, 24, 20));
    }
}
