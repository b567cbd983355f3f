package io.superres.recipe.stablesr;

import io.superres.method.stablesr.StableSrModel;
import io.superres.model.Model;
import io.superres.network.Weights;
import io.superres.network.stablesr.Vae;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Both halves of the autoencoder in one network, for images of values 0 to 1; the latent is the mean. */
record Autoencoder(Vae vae) {
    /** The plain decoder of the autoencoder in a model's folder, even if the model's own takes over features. */
    static Graph decoder(Model model) {
        return of(model).vae.decoder(weights(model));
    }

    /** {@link #whole(Weights)} of the autoencoder in a model's folder. */
    static Graph whole(Model model) {
        return of(model).whole(weights(model));
    }

    private static Autoencoder of(Model model) {
        return new Autoencoder(new Vae(AutoencoderSize.of(model).vae(1, 1)));
    }

    private static Weights weights(Model model) {
        Map<String, Tensor> both =
                new HashMap<>(model.graph(StableSrModel.ENCODER).parameters());
        both.putAll(model.graph(StableSrModel.DECODER).parameters());
        return Weights.of(both);
    }

    /** Input {@code image}, output {@code reconstruction}, sides multiples of the latent's factor. */
    Graph whole(Weights weights) {
        GraphBuilder g = new GraphBuilder("autoencoder");
        int bands = vae.config().bands();
        Value image = g.input(ValueInfo.image("image", bands, "h", "w"));
        Value centred = g.add(g.mul(image, 2), -1);
        Value moments = g.embed("to.", vae.encoder(weights), centred).get(0);
        Value mean = g.named("latent", g.slice(moments, 1, 0, vae.config().latent()));
        Value back = g.embed("back.", vae.decoder(weights), mean).get(0);
        g.output(ValueInfo.image("reconstruction", bands, "h", "w"), g.mul(g.add(back, 1), 0.5f));
        return g.build();
    }

    /** The same, which also gives the latent. */
    Graph watched(Weights weights) {
        Graph whole = whole(weights);
        return whole.upTo(
                List.of(whole.output(), ValueInfo.image("latent", vae.config().latent(), "zh", "zw")));
    }
}
