package io.superres.session.child;

import io.superres.onnx.Tensor;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a child keeps between requests: the network and the shared files. Thread-safe. */
final class Served {
    private final Map<Integer, ByteBuffer> files = new ConcurrentHashMap<>();
    private volatile OnnxSession session;

    void open(byte[] model, Device device, int threads) {
        session = OnnxSession.open(model, device, threads);
    }

    void share(int file, String path) throws IOException {
        try (FileChannel channel = FileChannel.open(Path.of(path), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            files.put(file, channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size()));
        }
    }

    void forget(int file) {
        files.remove(file);
    }

    void run(int file, long[] inShape, int outOffset, long[] outShape) {
        ByteBuffer bytes = files.get(file);
        session.run(floats(bytes, 0, inShape), inShape, floats(bytes, outOffset, outShape), outShape);
    }

    Map<String, Tensor> run(Map<String, Tensor> inputs) {
        return session.run(inputs);
    }

    private static FloatBuffer floats(ByteBuffer bytes, int offset, long[] shape) {
        return bytes.slice(offset, SharedFile.bytes(shape))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
