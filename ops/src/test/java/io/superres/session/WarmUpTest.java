package io.superres.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.SuperresException;
import io.superres.onnx.ElementType;
import io.superres.onnx.Graph;
import io.superres.onnx.Networks;
import io.superres.onnx.Tensor;
import io.superres.session.child.ChildEndedException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private static final Graph GRAPH = Networks.plain(2, 3, 1, 1);

    private record Scripted(Function<Map<String, Tensor>, Map<String, Tensor>> answer) implements Session {
        @Override
        public Device device() {
            return Device.CUDA;
        }

        @Override
        public void run(FloatBuffer in, long[] inShape, FloatBuffer out, long[] outShape) {
            throw new AssertionError("a warm-up run has small tensors");
        }

        @Override
        public Map<String, Tensor> run(Map<String, Tensor> inputs) {
            return answer.apply(inputs);
        }

        @Override
        public void close() {}
    }

    private static void failWith(RuntimeException failure) {
        WarmUp.run(
                new Scripted(inputs -> {
                    throw failure;
                }),
                GRAPH);
    }

    @Test
    void everyInputGetsZerosOfItsDeclaredShape() {
        List<Map<String, Tensor>> seen = new ArrayList<>();
        WarmUp.run(
                new Scripted(inputs -> {
                    seen.add(inputs);
                    return Map.of();
                }),
                GRAPH);
        assertThat(seen).hasSize(1);
        Tensor lr = seen.get(0).get("lr");
        assertThat(lr.type()).isEqualTo(ElementType.FLOAT);
        assertThat(lr.shape()).containsExactly(1, 3, 64, 64);
    }

    @Test
    void aDeviceThatFailsIsReported() {
        DeviceException broken = new DeviceException("no kernel image", null);
        DeviceMemoryException full = new DeviceMemoryException("full", null);
        assertThatThrownBy(() -> failWith(broken)).isSameAs(broken);
        assertThatThrownBy(() -> failWith(full)).isSameAs(full);
        assertThatThrownBy(() -> failWith(new ChildEndedException("crashed", null)))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("crashed");
    }

    @Test
    void aNetworkThatWantsAnotherSizeSaysNothingAboutTheDevice() {
        assertThatCode(() -> failWith(new SuperresException("wrong size"))).doesNotThrowAnyException();
    }
}
