package io.superres.network.stablesr;

import io.superres.network.Layers;
import io.superres.network.Weights;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Sliding;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Makes from the latent of the LR image, enlarged to the size of the result, the maps that steer a {@link
 * DiffusionUnet}. Inputs {@code lr} (batch, latent, y, x), sides multiples of {@code 2^(levels - 1)}, and the time step
 * {@code t} (batch or 1); outputs {@code condition0} (batch, condition, y, x), {@code condition1} at half the extent and
 * so on.
 */
public record TimeAwareEncoder(GuideConfig config) {

    public Graph graph(Weights weights) {
        return graph(weights, true);
    }

    /** The same with the time held at 0, for comparison. */
    public Graph timeless(Weights weights) {
        return graph(weights, false);
    }

    private Graph graph(Weights weights, boolean aware) {
        GraphBuilder g = new GraphBuilder("time-aware-encoder");
        Layers l = Layers.of(g, weights);
        Value lr = g.input(ValueInfo.image("lr", config.latent(), "h0", "w0"));
        Value t = TimeEmbedding.input(g);
        Value time = new TimeEmbedding(config.channels()).embedded(l, aware ? t : g.mul(t, 0));

        List<Value> maps = maps(l, lr, time);
        ResidualBlock block = new ResidualBlock(config.groups());
        for (int level = 0; level < maps.size(); level++) {
            Layers place = l.in("fea_tran").in(level);
            Value condition = block.applied(place, maps.get(level), time, config.condition(), UnaryOperator.identity());
            g.output(DiffusionUnet.condition(level, config.condition()), condition);
        }
        return g.build();
    }

    /** The last map of each level but the last, and that of the middle. */
    private List<Value> maps(Layers l, Value lr, Value time) {
        ResidualBlock block = new ResidualBlock(config.groups());
        SelfAttention attention = new SelfAttention(config.heads(), config.groups());
        UnaryOperator<Value> free = UnaryOperator.identity();
        Layers list = l.in("input_blocks");
        List<Value> maps = new ArrayList<>();
        int i = 0;
        Value h = list.in(i++).conv("0", lr, config.channels(), 3);
        for (int level = 0; level < config.levels(); level++) {
            for (int b = 0; b < config.blocks(); b++, i++) {
                h = block.applied(list.in(i).in(0), h, time, config.features(level), free);
                if (config.attention().contains(level))
                    h = attention.applied(list.in(i).in(1), h);
            }
            if (level == config.levels() - 1) break;
            maps.add(h);
            h = list.in(i++).conv("0.op", h, config.features(level), 3, Sliding.of(2, 1));
        }
        Layers middle = l.in("middle_block");
        h = block.applied(middle.in(0), h, time, h.extent(1), free);
        h = attention.applied(middle.in(1), h);
        maps.add(block.applied(middle.in(2), h, time, h.extent(1), free));
        return maps;
    }
}
