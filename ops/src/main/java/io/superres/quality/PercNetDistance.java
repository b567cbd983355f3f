package io.superres.quality;

import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.onnx.Tensor;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How different two images look to the project's perceptual network, the model {@value #MODEL}: 0 for equal images, at
 * most 1. It is no LPIPS and its numbers must not be compared with those of LPIPS. Must be closed by whoever opened it.
 */
public final class PercNetDistance implements AutoCloseable {
    /** Id of the model. */
    public static final String MODEL = "percnet";

    /** Name of the network in its folder. */
    public static final String GRAPH = "distance.onnx";

    /** Smallest extent of an image that can be compared, in pixels. */
    public static final int SMALLEST = 16;

    /** Larger images are compared in parts of about this extent, to bound memory. */
    private static final int PART = 512;

    private final OnnxSession session;

    private PercNetDistance(OnnxSession session) {
        this.session = session;
    }

    /** The installed network, if there is one. */
    public static Optional<PercNetDistance> installed() {
        ModelRegistry registry = ModelRegistry.standard();
        return registry.list().containsKey(MODEL) ? Optional.of(of(registry.find(MODEL))) : Optional.empty();
    }

    /** @throws io.superres.BadInputException if the model has no network for distances */
    public static PercNetDistance of(Model model) {
        return new PercNetDistance(OnnxSession.open(model.graph(GRAPH), Device.CPU, 1));
    }

    /**
     * @param image one plane, which counts as three equal ones, or red, green and blue
     * @param reference as many planes of the same extent
     * @param range pixel values that are black and white
     * @return mean over the image; NaN if an extent is below {@value #SMALLEST} pixels
     */
    public double between(List<Plane> image, List<Plane> reference, IntensityRange range) {
        int width = reference.get(0).width();
        int height = reference.get(0).height();
        if (Math.min(width, height) < SMALLEST) return Double.NaN;
        int columns = Math.max(1, Math.round((float) width / PART));
        int rows = Math.max(1, Math.round((float) height / PART));
        double sum = 0;
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++) {
                int x0 = (int) ((long) width * column / columns);
                int x1 = (int) ((long) width * (column + 1) / columns);
                int y0 = (int) ((long) height * row / rows);
                int y1 = (int) ((long) height * (row + 1) / rows);
                Map<String, Tensor> inputs = Map.of(
                        "image", part(image, x0, y0, x1 - x0, y1 - y0, range),
                        "reference", part(reference, x0, y0, x1 - x0, y1 - y0, range));
                sum += (double) (x1 - x0)
                        * (y1 - y0)
                        * session.run(inputs).get("distance").floats()[0];
            }
        return sum / ((double) width * height);
    }

    /** A rectangle as networks take it, shape (1, 3, y, x). */
    static Tensor part(List<Plane> planes, int x, int y, int width, int height, IntensityRange range) {
        float[] values = new float[3 * width * height];
        for (int c = 0; c < 3; c++) {
            Plane part = planes.get(planes.size() == 1 ? 0 : c).crop(x, y, width, height);
            range.normalise(part.pixels(), part.pixels().length);
            System.arraycopy(part.pixels(), 0, values, c * width * height, width * height);
        }
        return Tensor.of(values, 1, 3, height, width);
    }

    @Override
    public void close() {
        session.close();
    }
}
