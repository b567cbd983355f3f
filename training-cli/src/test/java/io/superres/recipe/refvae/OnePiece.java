package io.superres.recipe.refvae;

import io.superres.image.BicubicResize;
import io.superres.image.Plane;
import io.superres.method.refvae.RefVaeModel;
import io.superres.model.Model;
import io.superres.onnx.Tensor;
import io.superres.recipe.Rgb;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import java.util.List;
import java.util.Map;

/** The steps of the paper one after another, for a mean code, on a whole image; the condition is stretched in plain loops. */
final class OnePiece {
    private OnePiece() {}

    static List<Plane> enlarged(Model model, Plane lr, Plane reference) {
        try (OnnxSession encoder = OnnxSession.open(model.graph(RefVaeModel.ENCODER), Device.CPU, 1);
                OnnxSession condition = OnnxSession.open(model.graph(RefVaeModel.CONDITION), Device.CPU, 1);
                OnnxSession decoder = OnnxSession.open(model.graph(RefVaeModel.DECODER), Device.CPU, 1)) {
            int extent =
                    Math.toIntExact(model.graph(RefVaeModel.ENCODER).input().shape()[2]);
            Tensor seen = three(BicubicResize.to(reference, extent, extent));
            Tensor code = encoder.run(Map.of("reference", seen)).get("mean");
            Tensor map = condition.run(Map.of("code", code)).get("condition");
            int channels = (int) map.shape()[1];
            int grid = (int) map.shape()[2];
            int area = lr.width() * lr.height();
            float[] guided = java.util.Arrays.copyOf(three(lr).floats(), (3 + channels) * area);
            for (int c = 0; c < channels; c++)
                for (int y = 0; y < lr.height(); y++)
                    for (int x = 0; x < lr.width(); x++)
                        guided[(3 + c) * area + y * lr.width() + x] = (float) bilinear(
                                map.floats(),
                                c * grid * grid,
                                grid,
                                place(x, lr.width(), grid),
                                place(y, lr.height(), grid));
            Tensor input = Tensor.of(guided, 1, 3 + channels, lr.height(), lr.width());
            return Rgb.planes(decoder.run(Map.of("guided", input)).get("sr"));
        }
    }

    private static double place(int pixel, int extent, int grid) {
        return Math.min(grid - 1, Math.max(0, (pixel + 0.5) / extent * grid - 0.5));
    }

    private static double bilinear(float[] map, int at, int grid, double x, double y) {
        double sum = 0;
        for (int v = 0; v < grid; v++)
            for (int u = 0; u < grid; u++)
                sum += map[at + v * grid + u] * Math.max(0, 1 - Math.abs(x - u)) * Math.max(0, 1 - Math.abs(y - v));
        return sum;
    }

    private static Tensor three(Plane plane) {
        float[] values = new float[3 * plane.pixels().length];
        for (int c = 0; c < 3; c++)
            System.arraycopy(plane.pixels(), 0, values, c * plane.pixels().length, plane.pixels().length);
        return Tensor.of(values, 1, 3, plane.height(), plane.width());
    }
}
