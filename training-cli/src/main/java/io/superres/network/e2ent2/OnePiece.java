package io.superres.network.e2ent2;

import io.superres.method.e2ent2.PatchNorm;
import io.superres.onnx.Graph;
import io.superres.onnx.Tensor;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The whole method on images that are small enough for it, step by step as the paper tells it, without tiles. Must be
 * closed.
 */
public final class OnePiece implements AutoCloseable {
    private final int channels;
    private final PatchNorm norm;
    private final OnnxSession encoder;
    private final OnnxSession tail;
    private final OnnxSession decoder;

    public OnePiece(int channels, PatchNorm norm, Graph encoder, Graph tail, Graph decoder) {
        this.channels = channels;
        this.norm = norm;
        this.encoder = OnnxSession.open(encoder, Device.CPU, 1);
        this.tail = OnnxSession.open(tail, Device.CPU, 1);
        this.decoder = OnnxSession.open(decoder, Device.CPU, 1);
    }

    /** Axes (1, channels, y, x), of an image with axes (1, 3, y, x). */
    public Tensor features(Tensor image) {
        return encoder.run(Map.of("image", image)).get("features");
    }

    /** The result without a reference. */
    public Tensor single(Tensor lr) {
        return tail.run(Map.of("features", features(lr), "lr", lr)).get("sr");
    }

    /**
     * The result with a reference.
     *
     * @param reference extents are multiples of 4
     * @param reduced the reference at a quarter of its extents
     */
    public Tensor guided(Tensor lr, Tensor reference, Tensor reduced) {
        Tensor features = features(lr);
        return decoder.run(Map.of(
                        "features",
                        features,
                        "textures",
                        textures(features, features(reduced), features(reference)),
                        "lr",
                        lr))
                .get("sr");
    }

    /** The textures that the features of a reference give to those of an LR image. */
    public Tensor textures(Tensor lr, Tensor reduced, Tensor reference) {
        Swap swap = new Swap(channels, 1, (int) lr.shape()[2], (int) lr.shape()[3], (int) reduced.shape()[2], (int)
                reduced.shape()[3]);
        Tensor index =
                run(swap.match(norm), Map.of("lr", lr, "reduced", reduced)).get(0);
        return run(swap.paste(), Map.of("reference", reference, "index", index)).get(0);
    }

    private static List<Tensor> run(Graph graph, Map<String, Tensor> inputs) {
        try (OnnxSession session = OnnxSession.open(graph, Device.CPU, 1)) {
            return new ArrayList<>(session.run(inputs).values());
        }
    }

    @Override
    public void close() {
        encoder.close();
        tail.close();
        decoder.close();
    }
}
