package io.superres.network.femasr;

import io.superres.network.Layers;
import io.superres.onnx.Sliding;
import io.superres.onnx.Value;

/** What encoders and decoders are made of. */
record Blocks(int groups) {
    private static final float EPSILON = 1e-6f;

    /** {@code x + conv(silu(norm(conv(silu(norm(x))))))}. */
    Value residual(Layers l, Value x) {
        Value h = activated(l, "conv.0.norm", x);
        h = l.conv("conv.2", h, x.extent(1), 3);
        h = activated(l, "conv.3.norm", h);
        return l.graph().add(x, l.conv("conv.5", h, x.extent(1), 3));
    }

    private Value activated(Layers l, String norm, Value x) {
        return l.graph().silu(l.groupNorm(norm, x, groups, EPSILON));
    }

    /** A 4x4 kernel, which makes the image one pixel smaller. */
    Value enter(Layers l, Value image, int channels) {
        return l.in("in_conv").made(l.conv("in_conv", image, channels, 4, Sliding.of(1, 1)));
    }

    /** As {@link #enter} where the extent stays. */
    Value stay(Layers l, Value image, int channels) {
        return l.in("in_conv").made(l.conv("in_conv", image, channels, 3));
    }

    /** Half the extent. */
    Value down(Layers l, Value x, int channels) {
        Value h = l.conv("0", x, channels, 3, Sliding.of(2, 1));
        return l.made(residual(l.in(2), residual(l.in(1), h)));
    }

    /** Twice the extent. */
    Value up(Layers l, Value x, int channels) {
        Value h = l.conv("1", l.graph().enlargeNearest(x, 2), channels, 3);
        return l.made(residual(l.in(3), residual(l.in(2), h)));
    }
}
