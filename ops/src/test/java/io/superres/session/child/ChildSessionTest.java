package io.superres.session.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.superres.onnx.Graph;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Networks;
import io.superres.onnx.OnnxFile;
import io.superres.onnx.Tensor;
import io.superres.session.Device;
import io.superres.session.DeviceException;
import io.superres.session.DeviceMemoryException;
import io.superres.session.Greedy;
import io.superres.session.OnnxSession;
import io.superres.session.Session;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A network in a process of its own: the same numbers, and nothing of it survives either process. */
class ChildSessionTest {
    private static final int SCALE = 2;
    private static final Graph GRAPH = Networks.plain(SCALE, 1, 3, 7);
    private static final byte[] MODEL = OnnxFile.encode(GRAPH);

    private static FloatBuffer direct(int floats) {
        return ByteBuffer.allocateDirect(floats * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private static float[] run(Session session, int width, int height, long seed) {
        Random random = new Random(seed);
        FloatBuffer in = direct(width * height + 3).position(3);
        for (int i = 0; i < width * height; i++) in.put(3 + i, random.nextFloat());
        FloatBuffer out = direct(width * height * SCALE * SCALE);
        session.run(
                in, new long[] {1, 1, height, width}, out, new long[] {1, 1, (long) height * SCALE, (long) width * SCALE
                });
        float[] result = new float[out.remaining()];
        out.get(result);
        return result;
    }

    @Test
    void resultsAreThoseOfThisProcess() {
        Tensor image = Networks.normal(new Random(1), 1, 1, 9, 14);
        try (Session here = OnnxSession.open(MODEL, Device.CPU, 1);
                Session there = ChildSession.open(MODEL, Device.CPU, 1)) {
            assertThat(there.device()).isEqualTo(Device.CPU);
            assertThat(run(there, 31, 17, 2)).containsExactly(run(here, 31, 17, 2));
            assertThat(run(there, 5, 3, 3))
                    .as("a smaller one in the same memory")
                    .containsExactly(run(here, 5, 3, 3));
            assertThat(run(there, 90, 70, 4)).as("a larger one").containsExactly(run(here, 90, 70, 4));
            assertThat(there.run(Map.of("lr", image))).isEqualTo(here.run(Map.of("lr", image)));
        }
    }

    @Test
    void severalThreadsAtOnce() {
        try (Session here = OnnxSession.open(MODEL, Device.CPU, 1);
                Session there = ChildSession.open(MODEL, Device.CPU, 1)) {
            List<CompletableFuture<float[]>> runs = IntStream.range(0, 24)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> run(there, 20 + i % 5, 30, i)))
                    .toList();
            for (int i = 0; i < runs.size(); i++)
                assertThat(runs.get(i).join()).containsExactly(run(here, 20 + i % 5, 30, i));
        }
    }

    @Test
    void failuresKeepTheirKind() {
        assertThatThrownBy(() -> ChildSession.open(new byte[] {1, 2, 3}, Device.CPU, 1))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("ONNX Runtime cannot load this model");
        assertThatThrownBy(() -> ChildSession.open(MODEL, Device.CUDA, 1)).isInstanceOf(DeviceException.class);
        try (ChildSession greedy = ChildSession.open(OnnxFile.encode(Greedy.graph()), Device.CPU, 1)) {
            assertThatThrownBy(() -> greedy.run(Greedy.INPUTS)).isInstanceOf(DeviceMemoryException.class);
            assertThat(ProcessHandle.of(greedy.pid())).as("the child lives on").isPresent();
        }
    }

    @Test
    void closingLeavesNothing() {
        ChildSession session = ChildSession.open(MODEL, Device.CPU, 1);
        Path folder = session.folder();
        run(session, 40, 40, 1);
        assertThat(folder).isDirectory();
        session.close();
        assertThat(folder).doesNotExist();
        assertThat(ProcessHandle.of(session.pid())).isEmpty();
        assertThatThrownBy(() -> run(session, 4, 4, 1)).isInstanceOf(ChildEndedException.class);
    }

    @Test
    void killedDuringARunItFailsAndThisProcessLives() throws Exception {
        byte[] slow = OnnxFile.encode(Networks.plain(SCALE, 1, 40, 7));
        ChildSession session = ChildSession.open(slow, Device.CPU, 1);
        Path folder = session.folder();
        List<CompletableFuture<float[]>> runs = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> run(session, 1500, 1500, i)))
                .toList();
        Thread.sleep(500);
        assertThat(runs).noneMatch(CompletableFuture::isDone);
        ProcessHandle.of(session.pid()).orElseThrow().destroyForcibly();

        for (CompletableFuture<float[]> run : runs) {
            Throwable failure = catchThrowable(run::join);
            assertThat(failure.getCause())
                    .isInstanceOf(ChildEndedException.class)
                    .hasMessageContaining("the process that runs the network ended (exit code")
                    .hasMessageContaining("the image is unchanged");
        }
        session.close();
        assertThat(folder).doesNotExist();
        try (Session next = ChildSession.open(MODEL, Device.CPU, 1)) {
            assertThat(run(next, 8, 8, 1)).hasSize(8 * 8 * SCALE * SCALE);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void endsWithItsParent() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), ParentMain.class.getName());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process parent = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
            Path folder = Path.of(out.readLine());
            assertThat(child.isAlive()).isTrue();
            assertThat(folder).isDirectory();

            parent.destroyForcibly().waitFor();

            child.onExit().get(20, TimeUnit.SECONDS);
            assertThat(Files.exists(folder)).isFalse();
        } finally {
            parent.destroyForcibly();
        }
    }
}
