package io.superres.network.stablesr;

import io.superres.network.Init;
import io.superres.network.Layers;
import io.superres.network.Weights;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Sliding;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import io.superres.onnx.ValueInfo.Dim;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Estimates the noise in a latent (Rombach et al. 2022). Inputs {@code x} (batch, latent, y, x), sides multiples of
 * {@code 2^(levels - 1)}; the time step {@code t} (batch or 1), 0 to 999; {@code context} (batch or 1, token, context);
 * output {@code eps} like {@code x}.
 *
 * @param gentle whether steering begins near nothing and normalises nothing; published weights need false
 */
public record DiffusionUnet(UnetConfig config, boolean gentle) {

    /** What the names of all weights that steer hold, and no others. */
    public static final String STEERING = "spade";

    /** The network without steering, which is trained first. */
    public Graph prior(Weights weights) {
        return new Writing(weights, "diffusion-prior").graph(false);
    }

    /**
     * The network whose residual blocks are steered by further inputs {@code condition0} (batch, condition, y, x) to
     * {@code condition2} or 3, one per level, as {@link TimeAwareEncoder} makes them. Only weights with {@link #STEERING}
     * in their names are new.
     */
    public Graph steered(Weights weights) {
        return new Writing(weights, "diffusion-unet").graph(true);
    }

    static ValueInfo condition(int level, int channels) {
        return ValueInfo.image("condition" + level, channels, "h" + level, "w" + level);
    }

    /** One graph while it is written. */
    private final class Writing {
        private final GraphBuilder g;
        private final Layers l;
        private final List<Value> conditions = new ArrayList<>();
        private final ResidualBlock block = new ResidualBlock(config.groups());
        private final Transformer transformer = new Transformer(config.head(), config.groups());
        private final Steering steering = new Steering(config.hidden(), config.groups(), gentle);
        private Value time;
        private Value context;

        Writing(Weights weights, String name) {
            g = new GraphBuilder(name);
            l = Layers.of(g, weights);
        }

        Graph graph(boolean steered) {
            Value x = g.input(ValueInfo.image("x", config.latent(), "h0", "w0"));
            Value t = TimeEmbedding.input(g);
            context = g.input(new ValueInfo(
                    "context",
                    ElementType.FLOAT,
                    List.of(Dim.named("contexts"), Dim.named("tokens"), Dim.of(config.context()))));
            if (steered)
                for (int level = 0; level < config.levels(); level++)
                    conditions.add(g.input(condition(level, config.condition())));
            time = new TimeEmbedding(config.channels()).embedded(l, t);

            Deque<Value> skips = new ArrayDeque<>();
            Value h = up(middle(down(x, skips)), skips);
            h = g.silu(l.groupNorm("out.0", h, config.groups(), ResidualBlock.EPSILON));
            h = l.starting(Init.ZERO).conv("out.2", h, config.latent(), 3);
            g.output(ValueInfo.image("eps", config.latent(), "h0", "w0"), h);
            return g.build();
        }

        private Value down(Value x, Deque<Value> skips) {
            Layers list = l.in("input_blocks");
            int i = 0;
            Value h = list.in(i++).conv("0", x, config.channels(), 3);
            skips.push(h);
            for (int level = 0; level < config.levels(); level++) {
                for (int b = 0; b < config.blocks(); b++, i++) {
                    h = residual(list.in(i).in(0), h, level);
                    if (config.attention().contains(level))
                        h = attended(list.in(i).in(1), h);
                    skips.push(h);
                }
                if (level == config.levels() - 1) return h;
                h = list.in(i++).conv("0.op", h, config.features(level), 3, Sliding.of(2, 1));
                skips.push(h);
            }
            throw new IllegalStateException("a network has at least one level");
        }

        private Value middle(Value x) {
            Layers list = l.in("middle_block");
            int level = config.levels() - 1;
            Value h = residual(list.in(0), x, level);
            return residual(list.in(2), attended(list.in(1), h), level);
        }

        private Value up(Value x, Deque<Value> skips) {
            Value h = x;
            int i = 0;
            for (int level = config.levels() - 1; level >= 0; level--)
                for (int b = 0; b <= config.blocks(); b++, i++) {
                    Layers place = l.in("output_blocks").in(i);
                    int part = 0;
                    h = residual(place.in(part++), g.concat(1, h, skips.pop()), level);
                    if (config.attention().contains(level)) h = attended(place.in(part++), h);
                    if (level > 0 && b == config.blocks())
                        h = place.in(part).conv("conv", g.enlargeNearest(h, 2), config.features(level), 3);
                }
            return h;
        }

        private Value residual(Layers place, Value x, int level) {
            return block.applied(
                    place,
                    x,
                    time,
                    config.features(level),
                    h -> conditions.isEmpty() ? h : steering.applied(place.in(STEERING), h, conditions.get(level)));
        }

        private Value attended(Layers place, Value x) {
            return transformer.applied(place, x, context);
        }
    }
}
