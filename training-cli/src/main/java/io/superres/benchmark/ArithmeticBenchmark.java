package io.superres.benchmark;

import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** How fast networks calculate, against a product of large matrices, which reaches nearly what a processor can do. */
final class ArithmeticBenchmark implements Benchmark {
    private static final double LIMIT = 0.9;
    private static final int MATRIX = 1024;
    private static final int CHANNELS = 64;
    private static final int LAYERS = 8;

    /** A network to be run by all threads at once, each on an input of its own. */
    private record Load(String name, Graph graph, Job job, int threads) {
        /** Floating-point operations of one run, in units of 10^9. */
        double work() {
            return 2e-9 * threads * Multiplications.in(graph, job.in());
        }

        BareRuntime open(Setup setup) {
            return BareRuntime.sideBySide(
                    graph, setup.settings().session(), Collections.nCopies(threads, job), threads);
        }
    }

    @Override
    public String topic() {
        return "arithmetic";
    }

    @Override
    public List<Row> measure(Setup setup) {
        int threads = setup.settings().threads();
        int extent = Math.min(setup.settings().tile(), setup.size());
        long[] stack = {1, CHANNELS, extent, extent};
        Load matrices = new Load(
                "product of matrices, " + MATRIX + "^3",
                matrixProduct(),
                new Job(new long[] {MATRIX, MATRIX}, new long[] {MATRIX, MATRIX}),
                threads);
        Load plain = new Load("3x3 convolutions, 64 channels", convolutions(), new Job(stack, stack), threads);
        Load network =
                new Load(setup.model().id(), setup.model().graph(), Job.image(setup.model(), extent, extent), threads);
        try (BareRuntime first = matrices.open(setup);
                BareRuntime second = plain.open(setup);
                BareRuntime third = network.open(setup)) {
            Race race = setup.race(List.of(
                    new Race.Variant(matrices.name(), first::run),
                    new Race.Variant(plain.name(), second::run),
                    new Race.Variant(network.name(), third::run)));
            return List.of(
                    speed(race, matrices),
                    speed(race, plain),
                    speed(race, network),
                    relative(race, plain, matrices).atLeast(LIMIT),
                    relative(race, network, matrices));
        }
    }

    private Row speed(Race race, Load load) {
        return Row.of(topic(), load.name(), race.median(load.name()).map(seconds -> load.work() / seconds), "GFLOP/s");
    }

    private Row relative(Race race, Load load, Load reference) {
        double work = load.work() / reference.work();
        Cost speed = race.ratio(load.name(), reference.name()).map(seconds -> work / seconds);
        return Row.of(topic(), load.name() + " / product of matrices", speed, "x");
    }

    static Graph matrixProduct() {
        GraphBuilder g = new GraphBuilder("product");
        List<ValueInfo.Dim> square = List.of(ValueInfo.Dim.of(MATRIX), ValueInfo.Dim.of(MATRIX));
        Value a = g.input(new ValueInfo("a", ElementType.FLOAT, square));
        g.output(new ValueInfo("c", ElementType.FLOAT, square), g.matMul(a, noise(g, "b", MATRIX, MATRIX)));
        return g.build();
    }

    static Graph convolutions() {
        GraphBuilder g = new GraphBuilder("convolutions");
        Value x = g.input(ValueInfo.image("x", CHANNELS, "h", "w"));
        for (int i = 0; i < LAYERS; i++) x = g.conv(x, noise(g, "kernel" + i, CHANNELS, CHANNELS, 3, 3), null);
        g.output(ValueInfo.image("y", CHANNELS, "h", "w"), x);
        return g.build();
    }

    /** Weights that neither let values grow from layer to layer nor make them so small that processors slow down. */
    private static Value noise(GraphBuilder g, String name, long... shape) {
        Tensor empty = Tensor.zeros(shape);
        float[] values = empty.floats();
        double spread = Math.sqrt(12.0 * shape[0] / values.length);
        SplittableRandom random = new SplittableRandom(name.hashCode());
        for (int i = 0; i < values.length; i++) values[i] = (float) (spread * (random.nextDouble() - 0.5));
        return g.parameter(name, Tensor.of(values, shape));
    }
}
