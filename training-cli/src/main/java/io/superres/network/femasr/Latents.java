package io.superres.network.femasr;

import io.superres.method.femasr.FemasrGraph;
import io.superres.onnx.ElementType;
import io.superres.onnx.ValueInfo;
import io.superres.onnx.ValueInfo.Dim;
import java.util.List;

/** The declared values at the border between encoder and decoder. */
final class Latents {
    static final String BEFORE = FemasrGraph.BEFORE;
    static final String AFTER = FemasrGraph.AFTER;
    static final String INDICES = FemasrGraph.INDICES;
    static final String FIRST = FemasrGraph.FIRST;
    static final String SECOND = FemasrGraph.SECOND;

    private Latents() {}

    static ValueInfo before(FemasrConfig config) {
        return ValueInfo.image(BEFORE, config.codeLength(), "zh", "zw");
    }

    static ValueInfo after(FemasrConfig config) {
        return ValueInfo.image(AFTER, config.codeLength(), "zh", "zw");
    }

    static ValueInfo indices() {
        return new ValueInfo(INDICES, ElementType.INT64, List.of(Dim.named("batch"), Dim.named("zh"), Dim.named("zw")));
    }

    /** Added to the features of twice the latent's extent. */
    static ValueInfo first(FemasrConfig config) {
        return ValueInfo.image(FIRST, config.quarter(), "h1", "w1");
    }

    /** Added to the features of four times the latent's extent. */
    static ValueInfo second(FemasrConfig config) {
        return ValueInfo.image(SECOND, config.half(), "h2", "w2");
    }
}
