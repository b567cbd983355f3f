package io.superres.tests;

import io.superres.method.refvae.RefVaeModel;
import io.superres.network.Initial;
import io.superres.network.refvae.RefVae;
import io.superres.network.refvae.RefVaeSize;
import io.superres.network.refvae.Shipped;
import io.superres.onnx.Graph;
import io.superres.recipe.FeatureNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A model of RefVAE that enlarges at once, though not well. */
final class TinyRefVae {
    private static final RefVaeSize SIZE = new RefVaeSize(64, 4, 3, 5, 6, 4, 4, 4);
    private static final int EXTENT = 32;

    private TinyRefVae() {}

    /** Writes the folder {@code tiny-refvae}. */
    static Path write(Path parent) throws IOException {
        Graph eyes = FeatureNetwork.upTo(FeatureNetwork.of("percnet"), "relu4_1", RefVaeModel.SCALE, "featureLayer");
        Shipped network = new Shipped(new RefVae(SIZE), eyes);
        Initial weights = new Initial(1);
        Map<String, Graph> graphs = new LinkedHashMap<>();
        graphs.put("model.onnx", network.single(weights, new float[4]));
        graphs.put(RefVaeModel.ENCODER, network.encoder(weights, EXTENT));
        graphs.put(RefVaeModel.CONDITION, network.network().condition(weights));
        graphs.put(RefVaeModel.DECODER, network.decoder(weights));
        return TinyFolder.write(parent, "refvae", 8, 1, graphs);
    }
}
