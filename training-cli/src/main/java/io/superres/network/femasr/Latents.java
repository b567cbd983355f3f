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

    /** What is added to the features of twice the latent's extent, and of four times its extent if the grid is 8. */
    static List<ValueInfo> shortcuts(FemasrConfig config) {
        ValueInfo first = ValueInfo.image(FIRST, config.channels(config.levels() - 1), "h1", "w1");
        return config.grid() == 4 ? List.of(first) : List.of(first, ValueInfo.image(SECOND, config.half(), "h2", "w2"));
    }
}
