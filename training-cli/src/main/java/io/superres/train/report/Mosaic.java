package io.superres.train.report;

import ij.ImagePlus;
import io.superres.fiji.image.Planes;
import io.superres.image.Plane;
import io.superres.train.Picture;
import java.util.List;
import java.util.stream.IntStream;

/** Several rows of panels as one image, white between them. */
final class Mosaic {
    private static final int GAP = 4;
    private static final float WHITE = 255;

    private Mosaic() {}

    /** @param rows values 0 to 1; panels may differ in size and in being grey or coloured */
    static ImagePlus of(List<Picture> rows) {
        boolean colour = rows.stream().flatMap(row -> row.panels().stream()).anyMatch(panel -> panel.size() == 3);
        int width = rows.stream().mapToInt(Mosaic::width).max().orElse(1);
        int height = rows.stream().mapToInt(row -> height(row) + GAP).sum() - GAP;
        List<Plane> canvas = IntStream.range(0, colour ? 3 : 1)
                .mapToObj(channel -> Plane.empty(width, height))
                .toList();
        canvas.forEach(plane -> java.util.Arrays.fill(plane.pixels(), WHITE));
        int y = 0;
        for (Picture row : rows) {
            int x = 0;
            for (List<Plane> panel : row.panels()) {
                for (int c = 0; c < canvas.size(); c++)
                    paste(panel.get(Math.min(c, panel.size() - 1)), canvas.get(c), x, y);
                x += panel.get(0).width() + GAP;
            }
            y += height(row) + GAP;
        }
        return Planes.toImage("mosaic", canvas, colour ? 24 : 8);
    }

    private static int width(Picture row) {
        return row.panels().stream()
                        .mapToInt(panel -> panel.get(0).width() + GAP)
                        .sum()
                - GAP;
    }

    private static int height(Picture row) {
        return row.panels().stream()
                .mapToInt(panel -> panel.get(0).height())
                .max()
                .orElse(0);
    }

    private static void paste(Plane from, Plane to, int x0, int y0) {
        for (int y = 0; y < from.height(); y++)
            for (int x = 0; x < from.width(); x++) to.pixels()[(y0 + y) * to.width() + x0 + x] = WHITE * from.get(x, y);
    }
}
