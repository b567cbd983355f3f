package io.superres.network.stablesr;

import io.superres.method.stablesr.DiffusionSchedule;
import io.superres.method.stablesr.Prompt;
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
 * All networks of StableSR in one, from an LR image to an HR image without any noise: what the denoiser takes for noise in
 * the latent of the enlarged LR image at an early time is taken out of it once, and the rest is decoded. It shows that a
 * file is whole; results come from sampling.
 *
 * @param networks by the names of {@link StableSrModel}
 * @param scale HR pixels per LR pixel
 * @param deviation of the autoencoder's latents
 */
public record OneStep(Map<String, Graph> networks, int scale, double deviation) {
    private static final int TIME = 100;
    private static final float FIDELITY = 0.5f;

    /** Input {@code lr}, output {@code sr}, values 0 to 1. */
    public Graph graph() {
        return graph(true);
    }

    /** The same without the denoiser, for one that is too large to be written twice. */
    public static Graph ofAutoencoder(Map<String, Graph> networks, int scale, double deviation) {
        return new OneStep(networks, scale, deviation).graph(false);
    }

    private Graph graph(boolean denoised) {
        GraphBuilder g = new GraphBuilder("stablesr-one-step");
        Value lr = g.input(ValueInfo.image("lr", StableSrModel.BANDS, "h", "w"));
        Value image = g.add(g.mul(g.enlargeBicubic(lr, scale), 2), -1);
        List<Value> seen = g.embed("encoder.", networks.get(StableSrModel.ENCODER), image);
        Graph decoder = networks.get(StableSrModel.DECODER);
        int channels = Math.toIntExact(decoder.input().shape()[1]);
        Value latent = g.mul(g.slice(seen.get(0), 1, 0, channels), (float) (1 / deviation));
        List<Value> inputs = new ArrayList<>();
        inputs.add(g.mul(denoised ? cleaned(g, latent) : latent, (float) deviation));
        inputs.addAll(seen.subList(1, seen.size()));
        inputs.add(g.constant(Tensor.of(new float[] {FIDELITY}, 1)));
        Value hr = g.embed("decoder.", decoder, inputs.toArray(new Value[0])).get(0);
        g.output(ValueInfo.image("sr", StableSrModel.BANDS, "sh", "sw"), g.mul(g.add(hr, 1), 0.5f));
        return g.build();
    }

    private Value cleaned(GraphBuilder g, Value latent) {
        double left = DiffusionSchedule.standard().left(TIME);
        Value x = g.mul(latent, (float) Math.sqrt(left));
        Value t = g.constant(Tensor.of(new float[] {TIME}, 1));
        Value words = g.constant(Prompt.EMPTY.tensor());
        List<Value> inputs = new ArrayList<>(List.of(x, t));
        inputs.addAll(g.embed("text.", networks.get(StableSrModel.TEXT), words));
        inputs.addAll(g.embed("guide.", networks.get(StableSrModel.GUIDE), latent, t));
        Value noise = g.embed("unet.", networks.get(StableSrModel.UNET), inputs.toArray(new Value[0]))
                .get(0);
        return g.mul(g.sub(x, g.mul(noise, (float) Math.sqrt(1 - left))), (float) (1 / Math.sqrt(left)));
    }
}
