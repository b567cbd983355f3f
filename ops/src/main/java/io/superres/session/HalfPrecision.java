package io.superres.session;

import io.superres.onnx.Graph;

final class HalfPrecision {
    static Graph of(Graph g) {
        return g;
    }
}
