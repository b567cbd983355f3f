package io.superres.recipe.adapt;

import io.superres.degrade.Scene;
import io.superres.image.Plane;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.recipe.Rgb;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An SR network of one or three channels, for images of three bands. Must be closed by whoever opened it. */
record Enlarger(Graph graph, OnnxSession session) implements AutoCloseable {

    static Enlarger open(Graph graph) {
        return new Enlarger(graph, OnnxSession.open(graph, Device.CPU, 1));
    }

    /** Red, green and blue planes; values as the network gives them. */
    List<Plane> enlarged(Scene lr) {
        if (graph.input().shape()[1] == Rgb.BANDS) return Rgb.planes(run(Rgb.tensor(lr)));
        List<Plane> bands = new ArrayList<>();
        for (Plane plane : lr.planes()) bands.add(band(plane));
        while (bands.size() < Rgb.BANDS) bands.add(bands.get(0));
        return bands;
    }

    private Plane band(Plane plane) {
        Tensor found = run(Tensor.of(plane.pixels(), 1, 1, plane.height(), plane.width()));
        return new Plane(found.floats(), Math.toIntExact(found.shape()[3]), Math.toIntExact(found.shape()[2]));
    }

    private Tensor run(Tensor image) {
        return session.run(Map.of(graph.input().name(), image))
                .get(graph.output().name());
    }

    @Override
    public void close() {
        session.close();
    }
}
