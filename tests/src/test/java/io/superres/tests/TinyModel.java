package io.superres.tests;

import io.superres.network.Sisr;
import io.superres.onnx.OnnxFile;
import io.superres.session.ConstantFolding;
import java.io.IOException;
import java.nio.file.Path;

/** A network that enlarges at once, though not well. */
final class TinyModel {
    private TinyModel() {}

    /** Writes {@code tiny.onnx}, for scale 2. */
    static Path write(Path folder) throws IOException {
        Path file = folder.resolve("tiny.onnx");
        OnnxFile.write(ConstantFolding.fold(new Sisr(2, 16, 1, 1, 0).build(1)), file);
        return file;
    }
}
