package io.superres.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.Progress;
import io.superres.SuperresException;
import io.superres.image.IntensityRange;
import io.superres.onnx.Graph;
import io.superres.onnx.Networks;
import io.superres.onnx.Tensor;
import io.superres.session.Device;
import io.superres.session.DeviceChoice;
import io.superres.session.DeviceMemoryException;
import io.superres.session.OnnxSession;
import io.superres.session.Session;
import io.superres.session.SessionSettings;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

/** What happens when a device cannot hold a tile. */
class MemoryTest {
    private final List<String> notes = new ArrayList<>();

    /** A real session on a device with little memory. */
    private record Small(Session session, long pixels) implements Session {
        @Override
        public Device device() {
            return session.device();
        }

        @Override
        public void run(FloatBuffer in, long[] inShape, FloatBuffer out, long[] outShape) {
            if (inShape[2] * inShape[3] > pixels) throw new DeviceMemoryException("no room", null);
            session.run(in, inShape, out, outShape);
        }

        @Override
        public Map<String, Tensor> run(Map<String, Tensor> inputs) {
            return session.run(inputs);
        }

        @Override
        public void close() {
            session.close();
        }
    }

    private Img<FloatType> run(Graph graph, long pixels, int tile) {
        Img<FloatType> lr = ArrayImgs.floats(150, 140);
        Random random = new Random(3);
        lr.forEach(pixel -> pixel.set(random.nextFloat()));
        Img<FloatType> hr = ArrayImgs.floats(300, 280);
        TileSettings settings = TileSettings.of(SessionSettings.of(DeviceChoice.CPU, notes::add), tile, 2);
        Session session = new Small(OnnxSession.open(graph, Device.CPU, 1), pixels);
        try (TiledNetwork network =
                new TiledNetwork(session, TiledNetwork.Shape.of(graph, 2, 1, Joint.FADE), settings)) {
            network.run(
                    List.of(new PlaneTask<>(List.of(lr), List.of(hr), new IntensityRange(0, 1), false)), Progress.NONE);
            assertThat(network.tile()).isLessThanOrEqualTo(tile);
        }
        return hr;
    }

    @Test
    void tilesAreHalvedUntilTheyFitAndTheUserIsTold() {
        for (Graph graph : List.of(Networks.plain(2, 1, 3, 1), Networks.global(2, 1))) {
            notes.clear();
            Img<FloatType> expected = run(graph, Long.MAX_VALUE, 32);
            assertThat(notes).isEmpty();
            assertThat(run(graph, 50 * 50, 128)).containsExactlyElementsOf(expected);
            assertThat(notes).hasSize(2);
            assertThat(notes.get(1)).contains("tiles of 64").contains("going on with tiles of 32");
        }
    }

    @Test
    void aDeviceTooSmallForAnyTileIsAnErrorThatSaysWhatToDo() {
        assertThatThrownBy(() -> run(Networks.plain(2, 1, 3, 1), 10, 64))
                .isInstanceOf(SuperresException.class)
                .hasMessageContaining("tiles of 16")
                .hasMessageContaining("device=cpu");
    }
}
