package io.superres.session.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.onnx.Tensor;
import io.superres.session.Device;
import io.superres.session.DeviceException;
import io.superres.session.OnnxSession;
import io.superres.session.Session;
import java.nio.FloatBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProviderCheckTest {

    @Test
    void theProcessorRuns() {
        ProviderCheck check = ProviderCheck.of(Device.CPU, model -> OnnxSession.open(model, Device.CPU, 1));
        assertThat(check.works()).isTrue();
        assertThat(check.gflops()).isBetween(0.01, 1e5);
        assertThat(check.toString()).startsWith("works: ");
    }

    @Test
    void whatCannotBeOpenedDoesNotWork() {
        ProviderCheck check = ProviderCheck.of(Device.CUDA, model -> {
            throw new DeviceException("no driver", null);
        });
        assertThat(check).isEqualTo(ProviderCheck.failed(Device.CUDA, "no driver"));
        assertThat(check).hasToString("does not start: no driver");
    }

    @Test
    void whatOpensButMakesNoNumbersDoesNotWork() {
        Session wrong = new Session() {
            @Override
            public Device device() {
                return Device.CUDA;
            }

            @Override
            public void run(FloatBuffer in, long[] inShape, FloatBuffer out, long[] outShape) {
                out.put(7, Float.NaN);
            }

            @Override
            public Map<String, Tensor> run(Map<String, Tensor> inputs) {
                return inputs;
            }

            @Override
            public void close() {}
        };
        assertThat(ProviderCheck.of(Device.CUDA, model -> wrong).works()).isFalse();
    }
}
