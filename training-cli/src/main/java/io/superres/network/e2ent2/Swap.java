package io.superres.network.e2ent2;

import io.superres.method.e2ent2.PatchGraph;
import io.superres.method.e2ent2.PatchNorm;
import io.superres.method.e2ent2.Textures;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.PadMode;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.onnx.ValueInfo.Dim;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Matching and swapping (section 3.2 of the paper) for batches of one size, as graphs without weights. All patches of the
 * LR features look for their match among those of the reduced reference's; what lies there in the features of the
 * reference itself is pasted in their place, and overlaps are averaged.
 *
 * @param channels of the features
 * @param batch number of pairs
 * @param height of the LR image
 * @param width of the LR image
 * @param referenceHeight of the reduced reference
 * @param referenceWidth of the reduced reference
 */
public record Swap(int channels, int batch, int height, int width, int referenceHeight, int referenceWidth) {
    private static final int RATIO = Textures.RATIO;

    /** Shares of the gradient that go to the LR features, the reduced reference's and the reference's. */
    public record Shares(double lr, double reduced, double reference) {
        /** The ones that the paper chose. */
        public static final Shares PAPER = new Shares(0.25, 0.25, 0.5);
    }

    /** For several batches of squares. */
    public static Swap squares(int channels, int batch, int extent) {
        return new Swap(channels, batch, extent, extent, extent, extent);
    }

    private int queries() {
        return (height - 2) * (width - 2);
    }

    private int patches() {
        return (referenceHeight - 2) * (referenceWidth - 2);
    }

    /** Inputs {@code lr} and {@code reduced}, both features; output {@code index} (batch, query), the best patches. */
    public Graph match(PatchNorm norm) {
        GraphBuilder g = new GraphBuilder("e2ent2-match");
        Value query = PatchGraph.columns(g, g.input(maps("lr", channels, height, width)));
        Value reference = PatchGraph.columns(g, g.input(maps("reduced", channels, referenceHeight, referenceWidth)));
        g.output(index(), g.argMax(PatchGraph.scores(g, query, reference, norm), 2));
        return g.build();
    }

    /**
     * Inputs {@code reference}, features at HR resolution, and {@code index}; output {@code textures} (batch, 16 *
     * channels, height, width). Its derivative by {@code reference} is the exact one.
     */
    public Graph paste() {
        GraphBuilder g = new GraphBuilder("e2ent2-paste");
        Value reference = g.input(hr());
        Value sum = pasted(g, stacked(g, reference), g.input(index()));
        g.output(textures(), g.div(sum, g.constant(overlaps())));
        return g.build();
    }

    /**
     * A function with the derivatives that the paper prescribes for {@link #paste}, whatever its values. Inputs {@code
     * lr}, {@code reduced}, {@code reference} and {@code index}; output {@code textures}. With E the derivative of a loss
     * by the textures and E' its mean over each LR pixel, the LR features receive {@code shares.lr} times E'; the patches
     * of the reduced reference and of the reference that were chosen receive E' and E of all places they were chosen for,
     * times their shares; pixels in several chosen patches receive the mean over these patches.
     */
    public Graph paperRule(Shares shares) {
        GraphBuilder g = new GraphBuilder("e2ent2-paper-rule");
        Value lr = g.input(maps("lr", channels, height, width));
        Value reduced = g.input(maps("reduced", channels, referenceHeight, referenceWidth));
        Value reference = g.input(hr());
        Value index = g.input(index());
        Value chosen = chosen(g, index);
        double mean = 1.0 / (RATIO * RATIO);
        Value own = g.mul(spread(g, lr), (float) (shares.lr * mean));
        Value small = pasted(g, g.div(reduced, chosen), index);
        Value large = pasted(g, g.div(stacked(g, reference), chosen), index);
        Value foreign =
                g.add(g.mul(spread(g, small), (float) (shares.reduced * mean)), g.mul(large, (float) shares.reference));
        g.output(textures(), g.add(own, foreign));
        return g.build();
    }

    /** The sum of the chosen patches, each at its place: of each pixel, up to nine, one for each patch it lies in. */
    private Value pasted(GraphBuilder g, Value maps, Value index) {
        long values = maps.extent(1);
        long pixels = (long) batch * referenceHeight * referenceWidth;
        Value rows = g.reshape(g.transpose(maps, 0, 2, 3, 1), pixels, values);
        Value table = g.concat(0, g.constant(Tensor.zeros(1, values)), rows);
        Value corners = corners(g, index);
        Value sum = null;
        for (int dy = 0; dy < PatchGraph.EXTENT; dy++)
            for (int dx = 0; dx < PatchGraph.EXTENT; dx++) {
                Value moved = g.add(corners, g.longs((long) dy * referenceWidth + dx));
                Value placed = g.pad(moved, PadMode.CONSTANT, dy, dx, 2 - dy, 2 - dx);
                Value picked = g.gather(table, g.reshape(placed, (long) batch * height * width), 0);
                sum = sum == null ? picked : g.add(sum, picked);
            }
        return g.transpose(g.reshape(sum, batch, height, width, values), 0, 3, 1, 2);
    }

    /**
     * The first pixels of the chosen patches, counted from 1 through the whole batch, axes (batch, 1, y, x); 0 stands for
     * no pixel.
     */
    private Value corners(GraphBuilder g, Value index) {
        Value row = g.div(index, g.longs(referenceWidth - 2));
        Value inImage = g.add(index, g.mul(row, g.longs(2)));
        long pixels = (long) referenceHeight * referenceWidth;
        Value starts = g.reshape(
                g.longs(LongStream.range(0, batch).map(b -> b * pixels + 1).toArray()), batch, 1);
        return g.reshape(g.add(inImage, starts), batch, 1, height - 2, width - 2);
    }

    /** In how many different chosen patches each pixel of the reduced reference lies, at least 1. */
    private Value chosen(GraphBuilder g, Value index) {
        Value none = g.constant(Tensor.zeros((long) batch * patches()));
        long[] starts = LongStream.range(0, batch).map(b -> b * patches()).toArray();
        Value inBatch = g.add(index, g.reshape(g.longs(starts), batch, 1));
        Value flat = g.reshape(inBatch, (long) batch * queries());
        Value marks = g.scatter(none, flat, g.constant(ones((long) batch * queries())), 0);
        Value places = g.reshape(marks, batch, 1, patches());
        Value nine = g.concat(1, List.of(places, places, places, places, places, places, places, places, places));
        return g.max(PatchGraph.laid(g, nine, referenceHeight, referenceWidth), g.scalar(1));
    }

    private static Tensor ones(long count) {
        float[] values = new float[Math.toIntExact(count)];
        Arrays.fill(values, 1);
        return Tensor.of(values, count);
    }

    /** Every value 16 times: the same at all HR pixels of an LR pixel. */
    private static Value spread(GraphBuilder g, Value maps) {
        long[] shape = maps.shape();
        long[] wide = {shape[0], shape[1], RATIO * RATIO, shape[2], shape[3]};
        Value repeated = g.expand(g.unsqueeze(maps, 2), g.longs(wide), wide);
        return g.reshape(repeated, shape[0], shape[1] * RATIO * RATIO, shape[2], shape[3]);
    }

    /** The 4 x 4 values of each LR pixel as channels. */
    private Value stacked(GraphBuilder g, Value hr) {
        Value parts = g.reshape(hr, batch, channels, referenceHeight, RATIO, referenceWidth, RATIO);
        Value turned = g.transpose(parts, 0, 1, 3, 5, 2, 4);
        return g.reshape(turned, batch, Textures.channels(channels), referenceHeight, referenceWidth);
    }

    /** In how many patches each LR pixel lies. */
    private Tensor overlaps() {
        float[] counts = new float[height * width];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) counts[y * width + x] = overlap(y, height) * overlap(x, width);
        return Tensor.of(counts, 1, 1, height, width);
    }

    private static int overlap(int at, int extent) {
        return Math.min(at, extent - 3) - Math.max(0, at - 2) + 1;
    }

    private ValueInfo maps(String name, int count, int high, int wide) {
        return new ValueInfo(
                name, ElementType.FLOAT, List.of(Dim.of(batch), Dim.of(count), Dim.of(high), Dim.of(wide)));
    }

    private ValueInfo hr() {
        return maps("reference", channels, RATIO * referenceHeight, RATIO * referenceWidth);
    }

    private ValueInfo textures() {
        return maps("textures", Textures.channels(channels), height, width);
    }

    private ValueInfo index() {
        return new ValueInfo("index", ElementType.INT64, List.of(Dim.of(batch), Dim.of(queries())));
    }
}
