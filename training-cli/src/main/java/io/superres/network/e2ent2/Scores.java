package io.superres.network.e2ent2;

import io.superres.onnx.ElementType;
import io.superres.onnx.ValueInfo;
import io.superres.onnx.ValueInfo.Dim;
import java.util.List;

/** What critics of whole images say. */
final class Scores {
    private Scores() {}

    /** One number for each image. */
    static ValueInfo info() {
        return new ValueInfo("score", ElementType.FLOAT, List.of(Dim.named("batch"), Dim.of(1)));
    }
}
