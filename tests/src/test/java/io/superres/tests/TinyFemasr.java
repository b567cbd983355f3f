package io.superres.tests;

import io.superres.model.Sha256;
import io.superres.network.Initial;
import io.superres.network.femasr.Femasr;
import io.superres.network.femasr.FemasrConfig;
import io.superres.network.femasr.FemasrConfig.Swin;
import io.superres.onnx.OnnxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A model of FeMaSR that enlarges at once, though not well. */
final class TinyFemasr {
    private static final FemasrConfig SIZE = new FemasrConfig(3, 4, 4, 8, 8, 4, 700, 6, 1, new Swin(1, 2, 2, 4, 2), 4);

    private TinyFemasr() {}

    /** Writes the folder {@code tiny-femasr}, which enlarges 4 times. */
    static Path write(Path parent) throws IOException {
        Femasr network = new Femasr(SIZE, 4);
        Path folder = Files.createDirectories(parent.resolve("tiny-femasr"));
        byte[] bytes = OnnxFile.encode(network.whole(new Initial(1)));
        Files.write(folder.resolve("model.onnx"), bytes);
        Files.writeString(folder.resolve("rdf.yaml"), """
                name: tiny
                inputs: [{axes: [{type: space, size: {min: 32, step: %d}}], test_tensor: {source: in.npy}}]
                outputs: [{test_tensor: {source: out.npy}}]
                config: {superres: {method: femasr, scale: 4, channels: 3, graphs: {model.onnx: "%s"}}}
                """.formatted(network.unit(), Sha256.of(bytes)));
        return folder;
    }
}
