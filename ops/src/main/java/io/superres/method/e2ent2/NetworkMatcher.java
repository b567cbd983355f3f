package io.superres.method.e2ent2;

import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.onnx.ValueInfo.Dim;
import io.superres.session.Session;
import java.util.List;
import java.util.Map;

/**
 * Compares all with all as one product of matrices, whose rows and columns are patches, in ONNX Runtime: nine times the
 * multiplications of {@link ExactMatcher}, all of them on the graphics card if there is one. References are taken in
 * strips. Must be closed.
 */
final class NetworkMatcher implements Matcher, AutoCloseable {
    /** Scores in memory at once. */
    private static final long MOST_SCORES = 1 << 24;

    private static final ValueInfo SCORE = row("score", ElementType.FLOAT);
    private static final ValueInfo INDEX = row("index", ElementType.INT64);

    private final Session session;

    NetworkMatcher(Session session) {
        this.session = session;
    }

    /** Inputs {@code query} and {@code reference}, both features; outputs {@code index} and {@code score}, (1, query). */
    static Graph graph(int channels, PatchNorm norm) {
        GraphBuilder g = new GraphBuilder("e2ent2-match");
        Value query = PatchGraph.columns(g, g.input(ValueInfo.image("query", channels, "h", "w")));
        Value reference = PatchGraph.columns(g, g.input(ValueInfo.image("reference", channels, "rh", "rw")));
        Value scores = PatchGraph.scores(g, query, reference, norm);
        g.output(INDEX, g.argMax(scores, 2));
        g.output(SCORE, g.squeeze(g.reduceMax(scores, 2), 2));
        return g.build();
    }

    private static ValueInfo row(String name, ElementType type) {
        return new ValueInfo(name, type, List.of(Dim.named("batch"), Dim.named("queries")));
    }

    @Override
    public void match(Features query, Reference reference, Best best) {
        int queries = query.patches();
        Features reduced = reference.reduced();
        if (queries == 0) return;
        int strip = (int) Math.max(1, MOST_SCORES / ((long) queries * reduced.patchColumns()));
        Tensor asked = tensor(query, 0, query.height());
        for (int v = 0; v < reduced.patchRows(); v += strip) {
            int rows = Math.min(strip, reduced.patchRows() - v);
            Map<String, Tensor> found =
                    session.run(Map.of("query", asked, "reference", tensor(reduced, v, rows + PatchGraph.EXTENT - 1)));
            float[] scores = found.get(SCORE.name()).floats();
            long[] places = found.get(INDEX.name()).longs();
            for (int q = 0; q < queries; q++) best.offer(q, scores[q], reference.patch(v, 0) + (int) places[q]);
        }
    }

    /** Some rows with axes (1, channel, y, x). */
    private static Tensor tensor(Features features, int from, int count) {
        int wide = features.width();
        int depth = features.channels();
        float[] values = new float[depth * count * wide];
        for (int y = 0; y < count; y++)
            for (int x = 0; x < wide; x++)
                for (int c = 0; c < depth; c++)
                    values[(c * count + y) * wide + x] = features.rows()[from + y][x * depth + c];
        return Tensor.of(values, 1, depth, count, wide);
    }

    @Override
    public void close() {
        session.close();
    }
}
