package io.superres.recipe.refvae;

import io.superres.degrade.Scene;
import io.superres.image.BicubicResize;
import io.superres.image.Plane;
import io.superres.method.refvae.Condition;
import io.superres.method.refvae.RefVaeModel;
import io.superres.network.Weights;
import io.superres.network.refvae.Shipped;
import io.superres.onnx.Tensor;
import io.superres.recipe.Rgb;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import io.superres.tile.Tile;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The networks on whole images in one piece, as training measures them. */
final class RefVaePiece implements AutoCloseable {
    private final RefVaeConfig config;
    private final OnnxSession encoder;
    private final OnnxSession condition;
    private final OnnxSession decoder;

    RefVaePiece(RefVaeConfig config, Shipped network, Map<String, Tensor> trained) {
        this.config = config;
        Weights weights = Weights.of(trained);
        encoder =
                config.sampled() ? OnnxSession.open(network.encoder(weights, config.reference()), Device.CPU, 1) : null;
        condition = OnnxSession.open(network.network().condition(weights), Device.CPU, 1);
        decoder = OnnxSession.open(network.decoder(weights), Device.CPU, 1);
    }

    /** A code drawn for a reference. */
    float[] code(List<Plane> reference, SplittableRandom random) {
        float[] code = new float[config.shape().code()];
        if (encoder == null) return code;
        int extent = config.reference();
        Tensor resized = Rgb.tensor(reference.stream()
                .map(plane -> BicubicResize.to(plane, extent, extent))
                .toList());
        Map<String, Tensor> found = encoder.run(Map.of("reference", resized));
        for (int i = 0; i < code.length; i++)
            code[i] = (float) (found.get("mean").floats()[i]
                    + random.nextGaussian() * Math.exp(0.5 * found.get("logvar").floats()[i]));
        return code;
    }

    List<Plane> enlarged(Scene lr, float[] code) {
        Tensor map =
                condition.run(Map.of("code", Tensor.of(code, 1, code.length))).get("condition");
        Condition guide = new Condition(map, lr.width(), lr.height());
        int area = lr.width() * lr.height();
        float[] guided = Arrays.copyOf(Rgb.tensor(lr).floats(), (RefVaeModel.BANDS + guide.channels()) * area);
        FloatBuffer buffer = FloatBuffer.wrap(guided);
        buffer.position(RefVaeModel.BANDS * area);
        guide.fill(new Tile(0, 0, lr.width(), lr.height()), buffer);
        Tensor input = Tensor.of(guided, 1, RefVaeModel.BANDS + guide.channels(), lr.height(), lr.width());
        return Rgb.planes(decoder.run(Map.of("guided", input)).get("sr"));
    }

    @Override
    public void close() {
        if (encoder != null) encoder.close();
        condition.close();
        decoder.close();
    }
}
