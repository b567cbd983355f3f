package io.superres.network.stablesr;

import io.superres.method.stablesr.StableSrModel;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The autoencoder of a StableSR model as one network, from an LR image to an HR image: what the decoder makes of the
 * enlarged LR image's own latent. It is the main network of such a model, with which its files are checked; results come
 * from sampling, and the denoiser is not written twice.
 *
 * @param networks by the names of {@link StableSrModel}
 * @param scale HR pixels per LR pixel
 */
public record Unsampled(Map<String, Graph> networks, int scale) {
    private static final float FIDELITY = 0.5f;

    /** Input {@code lr}, output {@code sr}, values 0 to 1. */
    public Graph graph() {
        GraphBuilder g = new GraphBuilder("stablesr-unsampled");
        Value lr = g.input(ValueInfo.image("lr", StableSrModel.BANDS, "h", "w"));
        Value image = g.add(g.mul(g.enlargeBicubic(lr, scale), 2), -1);
        List<Value> seen = g.embed("encoder.", networks.get(StableSrModel.ENCODER), image);
        Graph decoder = networks.get(StableSrModel.DECODER);
        int channels = Math.toIntExact(decoder.input().shape()[1]);
        List<Value> inputs = new ArrayList<>();
        inputs.add(g.slice(seen.get(0), 1, 0, channels));
        inputs.addAll(seen.subList(1, seen.size()));
        inputs.add(g.constant(Tensor.of(new float[] {FIDELITY}, 1)));
        Value hr = g.embed("decoder.", decoder, inputs.toArray(new Value[0])).get(0);
        g.output(ValueInfo.image("sr", StableSrModel.BANDS, "sh", "sw"), g.mul(g.add(hr, 1), 0.5f));
        return g.build();
    }
}
