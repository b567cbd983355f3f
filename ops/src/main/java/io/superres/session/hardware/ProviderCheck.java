package io.superres.session.hardware;

import io.superres.SuperresException;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.OnnxFile;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.session.Device;
import io.superres.session.Session;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;

/**
 * What came of running a small convolutional network on a device.
 *
 * @param works whether it ran and made numbers
 * @param failure why not; empty if it works
 * @param milliseconds median time of a run
 * @param gflops 10^9 floating-point operations per second, a multiplication and an addition counted as two
 */
public record ProviderCheck(Device device, boolean works, String failure, double milliseconds, double gflops) {
    private static final int EXTENT = 192;
    private static final int CHANNELS = 48;
    private static final int LAYERS = 8;
    private static final int RUNS = 7;

    /** @param opener makes a network, given as an ONNX file, ready to run on the device */
    static ProviderCheck of(Device device, Function<byte[], Session> opener) {
        try (Session session = opener.apply(OnnxFile.encode(network()))) {
            double seconds = medianSeconds(session);
            double operations = 2.0 * 9 * EXTENT * EXTENT * CHANNELS * (2.0 + (LAYERS - 2.0) * CHANNELS);
            return new ProviderCheck(session.device(), true, "", seconds * 1e3, operations / seconds / 1e9);
        } catch (SuperresException e) {
            return failed(device, e.getMessage());
        }
    }

    static ProviderCheck failed(Device device, String failure) {
        return new ProviderCheck(device, false, failure, 0, 0);
    }

    private static double medianSeconds(Session session) {
        long[] shape = {1, 1, EXTENT, EXTENT};
        FloatBuffer in = direct();
        FloatBuffer out = direct();
        Random random = new Random(1);
        for (int i = 0; i < in.capacity(); i++) in.put(i, random.nextFloat());
        session.run(in, shape, out, shape); // The first run is slower, and the one that fails on a broken device.
        double[] seconds = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            session.run(in, shape, out, shape);
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        for (int i = 0; i < out.capacity(); i++)
            if (!Float.isFinite(out.get(i))) throw new SuperresException("it makes values that are not numbers");
        Arrays.sort(seconds);
        return seconds[RUNS / 2];
    }

    private static FloatBuffer direct() {
        return ByteBuffer.allocateDirect(EXTENT * EXTENT * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private static Graph network() {
        Random random = new Random(2);
        GraphBuilder g = new GraphBuilder("check");
        Value x = g.input(ValueInfo.image("in", 1, "h", "w"));
        for (int layer = 0; layer < LAYERS; layer++) {
            int inputs = layer == 0 ? 1 : CHANNELS;
            int outputs = layer == LAYERS - 1 ? 1 : CHANNELS;
            float[] weights = new float[outputs * inputs * 9];
            for (int i = 0; i < weights.length; i++)
                weights[i] = (float) (random.nextGaussian() / Math.sqrt(inputs * 9.0));
            x = g.relu(g.conv(x, g.parameter("w" + layer, Tensor.of(weights, outputs, inputs, 3, 3)), null));
        }
        g.output(ValueInfo.image("out", 1, "h", "w"), x);
        return g.build();
    }

    @Override
    public String toString() {
        return works
                ? String.format(Locale.ROOT, "works: %.1f ms per run, %.0f GFLOP/s", milliseconds, gflops)
                : "does not start: " + failure;
    }
}
