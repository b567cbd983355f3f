package io.superres.session.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.SuperresException;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Tensor;
import io.superres.session.Device;
import io.superres.session.DeviceException;
import io.superres.session.DeviceMemoryException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What two processes say to each other arrives as it was sent, and nothing else is taken for it. */
class MessagesTest {
    private static final Map<String, Tensor> TENSORS =
            Map.of("a µ", Tensor.of(new float[] {1, -2, Float.NaN}, 1, 3), "b", Tensor.ofLongs(7, -8));

    static List<Request> requests() {
        return List.of(
                new Request.Share(3, "/a folder/ü"),
                new Request.Forget(-1),
                new Request.RunNamed(TENSORS),
                new Request.RunNamed(Map.of()));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void requestsArrive(Request request) throws IOException {
        assertThat(Request.decode(request.encode())).isEqualTo(request);
    }

    @Test
    void arraysArrive() throws IOException {
        Request.Open open = (Request.Open) Request.decode(new Request.Open(new byte[] {4, 5}, Device.CUDA, 3).encode());
        assertThat(open.model()).containsExactly(4, 5);
        assertThat(open.device()).isEqualTo(Device.CUDA);
        assertThat(open.threads()).isEqualTo(3);
        Request.Run run =
                (Request.Run) Request.decode(new Request.Run(9, new long[] {1, 2}, 64, new long[] {1L << 40}).encode());
        assertThat(run.file()).isEqualTo(9);
        assertThat(run.inShape()).containsExactly(1, 2);
        assertThat(run.outOffset()).isEqualTo(64);
        assertThat(run.outShape()).containsExactly(1L << 40);
    }

    @Test
    void repliesArrive() throws IOException {
        for (Reply reply : List.of(new Reply.Done(), new Reply.Result(TENSORS)))
            assertThat(Reply.decode(reply.encode())).isEqualTo(reply);
        for (SuperresException failure : List.of(
                new DeviceException("a", null),
                new DeviceMemoryException("b", null),
                new ModelFormatException("c"),
                new SuperresException("d"))) {
            Reply.Failed arrived =
                    (Reply.Failed) Reply.decode(Reply.Failed.of(failure).encode());
            assertThat(arrived.exception()).hasSameClassAs(failure).hasMessage(failure.getMessage());
        }
        assertThat(Reply.Failed.of(new OutOfMemoryError("heap")).exception()).isInstanceOf(DeviceMemoryException.class);
        assertThat(Reply.Failed.of(new IllegalStateException("odd")).exception())
                .hasMessageContaining("IllegalStateException: odd");
    }

    @Test
    void framesAreToldFromOtherText() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Frame(12, new byte[] {1, 2, 3}).write(new DataOutputStream(bytes));
        Frame frame = Frame.read(stream(bytes.toByteArray()));
        assertThat(frame.id()).isEqualTo(12);
        assertThat(frame.body()).containsExactly(1, 2, 3);

        byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 1);
        assertThatThrownBy(() -> Frame.read(stream(cut))).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> Frame.read(stream("a line of text".getBytes())))
                .isInstanceOf(ProtocolException.class);
        byte[] endless = bytes.toByteArray();
        Arrays.fill(endless, 12, 16, (byte) 0x7f);
        assertThatThrownBy(() -> Frame.read(stream(endless))).isInstanceOf(ProtocolException.class);
    }

    @Test
    void damageIsNoticedBeforeMemoryIsTaken() throws IOException {
        Random random = new Random(5);
        byte[] whole = new Request.RunNamed(TENSORS).encode();
        for (int i = 0; i < 3000; i++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int flips = random.nextInt(4); flips > 0 && damaged.length > 0; flips--)
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(Request.decode(damaged).encode().length).isLessThanOrEqualTo(3 * whole.length);
            } catch (IOException | ModelFormatException expected) {
                continue;
            }
        }
    }

    private static DataInputStream stream(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
