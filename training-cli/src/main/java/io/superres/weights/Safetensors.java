package io.superres.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.superres.onnx.ModelFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The format of the safetensors library: the length of a JSON header, the header, the numbers. */
record Safetensors(FileChannel file, Map<String, StoredTensor> tensors) implements AutoCloseable {
    private static final long MOST_HEADER = 100_000_000;
    private static final String ABOUT = "__metadata__";
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(10).build())
            .build());

    static Safetensors open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path);
        try {
            return new Safetensors(file, read(file));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static Map<String, StoredTensor> read(FileChannel file) throws IOException {
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (length.hasRemaining())
            if (file.read(length, length.position()) < 0)
                throw new ModelFormatException("the file is neither safetensors nor PyTorch's");
        long bytes = length.getLong(0);
        if (bytes < 2 || bytes > MOST_HEADER || bytes > file.size() - Long.BYTES)
            throw new ModelFormatException("the file is neither safetensors nor PyTorch's, or it is cut off");
        ByteBuffer header = ByteBuffer.allocate((int) bytes);
        while (header.hasRemaining()) if (file.read(header, Long.BYTES + header.position()) < 0) break;
        JsonNode json;
        try {
            json = JSON.readTree(header.array());
        } catch (JsonProcessingException e) {
            throw new ModelFormatException(
                    "the header of the safetensors file is damaged: " + e.getOriginalMessage(), e);
        }
        if (!json.isObject()) throw new ModelFormatException("the header of the safetensors file is damaged");
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties())
            if (!entry.getKey().equals(ABOUT))
                tensors.put(entry.getKey(), tensor(file, Long.BYTES + bytes, entry.getValue()));
        return tensors;
    }

    private static StoredTensor tensor(FileChannel file, long start, JsonNode entry) {
        StoredType type = StoredType.ofSafetensors(entry.path("dtype").asText());
        long[] shape = new long[entry.path("shape").size()];
        for (int i = 0; i < shape.length; i++)
            shape[i] = entry.path("shape").path(i).asLong(-1);
        long from = entry.path("data_offsets").path(0).asLong(-1);
        long to = entry.path("data_offsets").path(1).asLong(-1);
        long size = StoredTensor.size(shape);
        if (from < 0 || size < 0 || to - from != size * type.bytes())
            throw new ModelFormatException("the header of the safetensors file contradicts itself");
        return StoredTensor.contiguous(type, shape, new FileStorage(file, start + from, size, type));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
