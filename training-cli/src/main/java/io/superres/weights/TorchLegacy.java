package io.superres.weights;

import io.superres.onnx.ModelFormatException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What PyTorch saved before version 1.6: a magic number, a version, a description of the system, the object and the keys
 * of its storages, each as a pickle, and then the storages, each with its length before it.
 */
record TorchLegacy(FileChannel file, Map<String, StoredTensor> tensors) implements AutoCloseable {
    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final long VERSION = 1001;
    private static final long MOST_PICKLE = 1 << 28;

    static TorchLegacy open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path);
        try {
            return new TorchLegacy(file, read(file));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static Map<String, StoredTensor> read(FileChannel file) throws IOException {
        Map<String, Late> storages = new HashMap<>();
        PickleObjects objects = new PickleObjects((type, key, numbers) -> {
            Late storage = storages.computeIfAbsent(key, k -> new Late(type, numbers));
            if (storage.type != type || storage.numbers != numbers)
                throw new ModelFormatException("the file contradicts itself about its storage " + key);
            return storage;
        });
        PickleInput in = new PickleInput(Channels.newInputStream(file), MOST_PICKLE);
        if (!MAGIC.equals(Pickle.read(in, objects)))
            throw new ModelFormatException("the file is a pickle, but none of PyTorch's");
        if (!Long.valueOf(VERSION).equals(Pickle.read(in, objects)))
            throw new ModelFormatException("the file has a version of PyTorch's format that is unknown");
        Pickle.read(in, objects);
        Object root = Pickle.read(in, objects);
        if (!(Pickle.read(in, objects) instanceof List<?> keys))
            throw new ModelFormatException("the file is damaged; get it again");
        long position = in.taken();
        for (Object key : keys) {
            Late storage = storages.get(String.valueOf(key));
            if (storage == null) throw new ModelFormatException("the file has a storage that nothing belongs to");
            if (length(file, position) != storage.numbers)
                throw new ModelFormatException("the file is cut off or damaged; get it again");
            storage.found = new FileStorage(file, position + Long.BYTES, storage.numbers, storage.type);
            position += Long.BYTES + storage.numbers * storage.type.bytes();
        }
        storages.forEach((key, storage) -> {
            if (storage.found == null) throw new ModelFormatException("the file lacks its storage " + key);
        });
        return PickleObjects.tensors(root);
    }

    private static long length(FileChannel file, long position) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining())
            if (file.read(buffer, position + buffer.position()) < 0)
                throw new ModelFormatException("the file is cut off; get it again");
        return buffer.getLong(0);
    }

    /** Numbers whose place is known only after the tensors that need them. */
    private static final class Late implements StoredTensor.Storage {
        private final StoredType type;
        private final long numbers;
        private FileStorage found;

        Late(StoredType type, long numbers) {
            this.type = type;
            this.numbers = numbers;
        }

        @Override
        public long numbers() {
            return numbers;
        }

        @Override
        public ByteBuffer read() throws IOException {
            return found.read();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
