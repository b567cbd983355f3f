package io.superres.torch;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Derivatives as values. Unlike DJL's collector it leaves no gradient behind in any array: what was not asked for is
 * not computed, so a loss may run through a network that is not being trained. Confined to one thread.
 */
public final class Autograd implements AutoCloseable {
    private static final String SOURCE = """
            class M(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def forward(self: __torch__.M, y: Tensor, %s) -> %s:
                g = torch.grad([y], [%s], None, %s, %4$s, False)
                return %s
            """;

    private final Map<Request, Model> models = new HashMap<>();

    private record Request(int variables, boolean differentiable) {
        String source() {
            String flag = differentiable ? "True" : "False";
            if (variables == 1)
                return SOURCE.formatted("x0: Tensor", "Tensor", "x0", flag, "unchecked_cast(Tensor, g[0])");
            return SOURCE.formatted(
                    each("x%d: Tensor"),
                    "Tuple[" + each("Tensor") + "]",
                    each("x%d"),
                    flag,
                    "(" + each("unchecked_cast(Tensor, g[%d])") + ")");
        }

        private String each(String format) {
            return IntStream.range(0, variables).mapToObj(format::formatted).collect(Collectors.joining(", "));
        }
    }

    /** Whether this thread records what it computes, until closed. */
    public record Recording(boolean before) implements AutoCloseable {
        @Override
        public void close() {
            JniUtils.setGradMode(before);
        }
    }

    /** Begins to record what this thread computes, so that derivatives can be taken. */
    public static Recording on() {
        return mode(true);
    }

    /** Stops recording, so that arrays that require a gradient may be changed in place. */
    public static Recording off() {
        return mode(false);
    }

    private static Recording mode(boolean record) {
        Recording recording = new Recording(JniUtils.isGradMode());
        JniUtils.setGradMode(record);
        return recording;
    }

    /**
     * The derivatives of a number. Releases what was recorded for it.
     *
     * @param y a single value that was computed from all of {@code x} while recording was on
     * @param x arrays that require a gradient, or were computed from such
     * @return arrays of the same shapes
     */
    public NDList gradients(NDArray y, List<NDArray> x) {
        return evaluate(new Request(x.size(), false), y, x);
    }

    /** The same as {@link #gradients}, but can be differentiated again; {@code y} stays usable. */
    public NDList differentiableGradients(NDArray y, List<NDArray> x) {
        return evaluate(new Request(x.size(), true), y, x);
    }

    private NDList evaluate(Request request, NDArray y, List<NDArray> x) {
        Model model = models.computeIfAbsent(request, Autograd::load);
        NDList arguments = new NDList(y);
        arguments.addAll(x);
        arguments.forEach(array -> array.setName(null)); // DJL would read a dot in a name as the key of a map
        return IValueUtils.forward((PtSymbolBlock) model.getBlock(), arguments, true);
    }

    private static Model load(Request request) {
        Model model = Model.newInstance("autograd", "PyTorch");
        try {
            model.load(new ByteArrayInputStream(TorchArchive.of(new TorchScript(request.source(), List.of()))));
            return model;
        } catch (IOException | MalformedModelException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        models.values().forEach(Model::close);
    }
}
