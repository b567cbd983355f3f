package io.superres.benchmark;

import io.superres.model.Model;
import io.superres.onnx.Graph;
import io.superres.onnx.ReceptiveField;
import io.superres.tile.TileGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * One run of a network with one input and one output.
 *
 * @param in axes of the input
 * @param out axes of the output
 */
record Job(long[] in, long[] out) {

    /** An image into a super-resolution network. */
    static Job image(Model model, long width, long height) {
        Graph graph = model.graph();
        return new Job(
                new long[] {1, graph.input().shape()[1], height, width},
                new long[] {1, graph.output().shape()[1], height * model.scale(), width * model.scale()});
    }

    /** The tiles into which the library cuts one square plane, each with its halo. */
    static List<Job> tiles(Setup setup) {
        ReceptiveField.Finite field = setup.field();
        int halo = wholePeriods(field.halo(), field.period());
        TileGrid grid = TileGrid.of(
                setup.size(),
                setup.size(),
                setup.settings().tile(),
                setup.settings().threads(),
                field.period());
        List<Job> jobs = new ArrayList<>();
        grid.tiles()
                .forEach(tile -> jobs.add(image(
                        setup.model(),
                        wholePeriods(tile.width() + 2 * halo, field.period()),
                        wholePeriods(tile.height() + 2 * halo, field.period()))));
        return jobs;
    }

    /** The whole square plane in one piece, with the border that the tiles have as well. */
    static Job untiled(Setup setup) {
        ReceptiveField.Finite field = setup.field();
        int extent = wholePeriods(setup.size() + 2 * wholePeriods(field.halo(), field.period()), field.period());
        return image(setup.model(), extent, extent);
    }

    private static int wholePeriods(int extent, int period) {
        return -Math.floorDiv(-extent, period) * period;
    }

    int inputs() {
        return size(in);
    }

    int outputs() {
        return size(out);
    }

    private static int size(long[] shape) {
        return Math.toIntExact(LongStream.of(shape).reduce(1, Math::multiplyExact));
    }
}
