package io.superres.method;

import io.superres.method.stablesr.Prediction;
import io.superres.method.stablesr.Prompt;
import io.superres.method.stablesr.StableSr;
import io.superres.method.stablesr.StableSrModel;
import io.superres.model.Model;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Networks;
import io.superres.onnx.Sliding;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.onnx.ValueInfo.Dim;
import io.superres.tile.TileSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A model of StableSR whose networks have one or two layers each. */
final class SmallStableSr {
    static final int SCALE = 4;
    static final int TILE = 8;
    private static final int BANDS = StableSrModel.BANDS;
    private static final int LATENT = 2;
    private static final int FEATURES = 3;
    private static final int CONTEXT = 4;

    private SmallStableSr() {}

    static SuperResolver open(TileSettings settings, MethodSettings wishes) {
        return StableSr.open(model(SCALE, true), settings, wishes);
    }

    /**
     * @param factor image pixels per latent pixel
     * @param fused whether the decoder takes over features
     */
    static Model model(int factor, boolean fused) {
        Map<String, Graph> graphs = new LinkedHashMap<>();
        graphs.put("model.onnx", single());
        graphs.put(StableSrModel.ENCODER, StableSrModel.noted(encoder(factor), 0.7, factor));
        graphs.put(StableSrModel.DECODER, decoder(factor, fused));
        graphs.put(StableSrModel.UNET, StableSrModel.noted(unet(), Prediction.NOISE, TILE));
        graphs.put(StableSrModel.GUIDE, guide());
        graphs.put(StableSrModel.TEXT, text());
        return SmallFolder.of("stablesr", SCALE, graphs);
    }

    private static Graph single() {
        GraphBuilder g = new GraphBuilder("single");
        Value lr = g.input(ValueInfo.image("lr", BANDS, "h", "w"));
        g.output(ValueInfo.image("sr", BANDS, "sh", "sw"), g.enlargeBicubic(lr, SCALE));
        return g.build();
    }

    private static Graph encoder(int factor) {
        GraphBuilder g = new GraphBuilder("encoder");
        Value image = g.input(ValueInfo.image("image", BANDS, "h0", "w0"));
        Value feature = g.conv(image, g.parameter("f", Networks.normal(new Random(7), FEATURES, BANDS, 1, 1)), null);
        Value small = g.averagePool(image, factor, Sliding.of(factor, 0));
        Value kernel = g.parameter("w", Networks.normal(new Random(1), 2L * LATENT, BANDS, 1, 1));
        g.output(ValueInfo.image("moments", 2L * LATENT, "zh", "zw"), g.conv(small, kernel, null));
        g.output(ValueInfo.image("feature0", FEATURES, "h0", "w0"), feature);
        return g.build();
    }

    private static Graph decoder(int factor, boolean fused) {
        GraphBuilder g = new GraphBuilder("decoder");
        Value z = g.input(ValueInfo.image("z", LATENT, "zh", "zw"));
        Value kernel = g.parameter("w0", Networks.normal(new Random(3), BANDS, LATENT, 1, 1));
        Value image = g.enlargeNearest(g.mul(g.conv(z, kernel, null), 0.3f), factor);
        if (fused) {
            Value feature = g.input(ValueInfo.image("feature0", FEATURES, "h0", "w0"));
            Value w = g.input(new ValueInfo("w", ElementType.FLOAT, List.of(Dim.of(1))));
            Value mixed =
                    g.conv(feature, g.parameter("w1", Networks.normal(new Random(4), BANDS, FEATURES, 1, 1)), null);
            image = g.add(image, g.mul(mixed, w));
        }
        g.output(ValueInfo.image("image", BANDS, "h0", "w0"), image);
        return g.build();
    }

    /** The condition, the text and a little of the input itself. */
    private static Graph unet() {
        GraphBuilder g = new GraphBuilder("unet");
        Value x = g.input(ValueInfo.image("x", LATENT, "h0", "w0"));
        Value t = g.input(new ValueInfo("t", ElementType.FLOAT, List.of(Dim.named("times"))));
        Value context = g.input(new ValueInfo(
                "context", ElementType.FLOAT, List.of(Dim.named("contexts"), Dim.of(Prompt.PLACES), Dim.of(CONTEXT))));
        Value condition = g.input(ValueInfo.image("condition0", LATENT, "h0", "w0"));
        Value kernel = g.parameter("w", Networks.normal(new Random(5), LATENT, 2L * LATENT, 3, 3));
        Value seen = g.mul(g.conv(g.concat(1, x, condition), kernel, null), 0.1f);
        Value said = g.mul(g.reshape(g.reduceMean(context, 1, 2), -1, 1, 1, 1), 0.3f);
        Value late = g.mul(g.reshape(t, -1, 1, 1, 1), 1e-4f);
        g.output(ValueInfo.image("eps", LATENT, "h0", "w0"), g.add(g.mul(x, g.add(said, 0.5f)), g.add(seen, late)));
        return g.build();
    }

    private static Graph guide() {
        GraphBuilder g = new GraphBuilder("guide");
        Value lr = g.input(ValueInfo.image("lr", LATENT, "h0", "w0"));
        Value t = g.input(new ValueInfo("t", ElementType.FLOAT, List.of(Dim.named("times"))));
        g.output(ValueInfo.image("condition0", LATENT, "h0", "w0"), g.add(lr, g.mul(g.reshape(t, -1, 1, 1, 1), 1e-3f)));
        return g.build();
    }

    private static Graph text() {
        GraphBuilder g = new GraphBuilder("text");
        Value words = g.input(new ValueInfo(
                "words",
                ElementType.FLOAT,
                List.of(Dim.named("batch"), Dim.of(Prompt.PLACES), Dim.of(Prompt.SYMBOLS))));
        Value matrix = g.parameter("w", Networks.normal(new Random(6), Prompt.SYMBOLS, CONTEXT));
        g.output(
                new ValueInfo(
                        "context",
                        ElementType.FLOAT,
                        List.of(Dim.named("batch"), Dim.of(Prompt.PLACES), Dim.of(CONTEXT))),
                g.matMul(words, matrix));
        return g.build();
    }
}
