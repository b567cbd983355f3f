package io.superres.tests;

import io.superres.method.e2ent2.E2ent2Model;
import io.superres.network.Initial;
import io.superres.network.e2ent2.E2ent2;
import io.superres.network.e2ent2.E2ent2Size;
import io.superres.onnx.Graph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A model of E2ENT2 that enlarges at once, though not well. */
final class TinyE2ent2 {
    private TinyE2ent2() {}

    /** Writes the folder {@code tiny-e2ent2}. */
    static Path write(Path parent) throws IOException {
        E2ent2 network = new E2ent2(new E2ent2Size(4, 1, 1, 1));
        Initial weights = new Initial(1);
        Map<String, Graph> graphs = new LinkedHashMap<>();
        graphs.put("model.onnx", network.single(weights));
        graphs.put(E2ent2Model.ENCODER, network.encoder(weights));
        graphs.put(E2ent2Model.DECODER, network.guided(weights));
        return TinyFolder.write(parent, "e2ent2", 4, 1, graphs);
    }
}
