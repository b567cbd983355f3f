package io.superres.network.refvae;

import io.superres.method.refvae.Condition;
import io.superres.method.refvae.RefVaeModel;
import io.superres.network.Weights;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The networks in the folder of a model.
 *
 * @param single from an image to the result of the mean code
 * @param others by file name
 */
public record Assembled(Graph single, Map<String, Graph> others) {

    /**
     * @param weights of everything that learns, with the statistics of the reference encoder
     * @param reference extent that references are brought to
     */
    public static Assembled of(Shipped network, Weights weights, int reference) {
        RefVae inner = network.network();
        Graph condition = inner.condition(weights);
        Map<String, Graph> others = new LinkedHashMap<>();
        others.put(RefVaeModel.ENCODER, network.encoder(weights, reference));
        others.put(RefVaeModel.CONDITION, condition);
        others.put(RefVaeModel.DECODER, network.decoder(weights));
        Tensor mean;
        try (OnnxSession session = OnnxSession.open(condition, Device.CPU, 1)) {
            mean = session.run(Map.of("code", Tensor.zeros(1, inner.size().code())))
                    .get("condition");
        }
        return new Assembled(network.single(weights, Condition.means(mean)), others);
    }
}
