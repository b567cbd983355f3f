package io.superres.tests;

import io.superres.network.Initial;
import io.superres.network.femasr.Femasr;
import io.superres.network.femasr.FemasrConfig;
import io.superres.network.femasr.FemasrConfig.Swin;
import io.superres.onnx.Graph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A model of FeMaSR that enlarges at once, though not well. */
final class TinyFemasr {
    private static final FemasrConfig SIZE =
            new FemasrConfig(3, 8, 4, 4, 8, 8, 4, 700, 6, 1, new Swin(1, 2, 2, 4, 2), 4);

    private TinyFemasr() {}

    /** Writes the folder {@code tiny-femasr}, which enlarges 4 times. */
    static Path write(Path parent) throws IOException {
        Femasr network = new Femasr(SIZE, 4);
        Map<String, Graph> graphs = Map.of("model.onnx", network.whole(new Initial(1)));
        return TinyFolder.write(parent, "femasr", 4, network.unit(), graphs);
    }
}
