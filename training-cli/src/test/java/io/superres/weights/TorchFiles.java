package io.superres.weights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes weights as PyTorch and safetensors would, byte by byte. */
public final class TorchFiles {
    private static final byte[] MAGIC = {
        (byte) 0x8a, 10, 0x6c, (byte) 0xfc, (byte) 0x9c, 0x46, (byte) 0xf9, 0x20, 0x6a, (byte) 0xa8, 0x50, 0x19, '.'
    };

    private TorchFiles() {}

    /** Numbers to be written. */
    public record Values(float[] values, long... shape) {}

    /** A pickle of an ordered dictionary, inside another one if {@code inside} is not null. */
    static byte[] pickle(Map<String, Values> tensors, String inside) {
        return pickle(tensors, inside, false);
    }

    private static byte[] pickle(Map<String, Values> tensors, String inside, boolean legacy) {
        Bytes out = new Bytes();
        out.raw(0x80, 2);
        if (inside != null) out.raw('}').text(inside);
        out.ascii("ccollections\nOrderedDict\n").raw(')', 'R', '(');
        int key = 0;
        for (Map.Entry<String, Values> tensor : tensors.entrySet()) {
            out.text(tensor.getKey());
            out.ascii("ctorch._utils\n_rebuild_tensor_v2\n").raw('(', '(');
            out.text("storage")
                    .ascii("ctorch\nFloatStorage\n")
                    .text(Integer.toString(key++))
                    .text("cpu");
            out.number(tensor.getValue().values().length);
            if (legacy) out.raw('N');
            out.raw('t', 'Q').number(0);
            long[] shape = tensor.getValue().shape();
            out.raw('(');
            for (long extent : shape) out.number(extent);
            out.raw('t', '(');
            for (int i = 0; i < shape.length; i++) {
                long stride = 1;
                for (int k = i + 1; k < shape.length; k++) stride *= shape[k];
                out.number(stride);
            }
            out.raw('t', 0x89).ascii("ccollections\nOrderedDict\n").raw(')', 'R', 't', 'R');
        }
        out.raw('u');
        if (inside != null) out.raw('s');
        return out.raw('.').bytes();
    }

    /** An archive. */
    public static Path zip(Path file, Map<String, Values> tensors, String inside) throws IOException {
        List<byte[]> storages = new ArrayList<>();
        for (Values values : tensors.values()) storages.add(floats(values.values()));
        return zip(file, pickle(tensors, inside), storages);
    }

    static Path zip(Path file, byte[] pickle, List<byte[]> storages) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            entry(zip, "archive/data.pkl", pickle);
            for (int i = 0; i < storages.size(); i++) entry(zip, "archive/data/" + i, storages.get(i));
            entry(zip, "archive/version", "3\n".getBytes(StandardCharsets.US_ASCII));
        }
        return file;
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    /** The format before version 1.6. */
    public static Path legacy(Path file, Map<String, Values> tensors) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(new byte[] {(byte) 0x80, 2});
            out.write(MAGIC);
            out.write(new byte[] {(byte) 0x80, 2, 'M', (byte) 0xe9, 3, '.'});
            out.write(new Bytes()
                    .raw(0x80, 2, '}')
                    .text("little_endian")
                    .raw(0x88, 's', '.')
                    .bytes());
            out.write(pickle(tensors, null, true));
            Bytes keys = new Bytes().raw(0x80, 2, ']', '(');
            for (int i = 0; i < tensors.size(); i++) keys.text(Integer.toString(i));
            out.write(keys.raw('e', '.').bytes());
            for (Values values : tensors.values()) {
                out.write(ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(values.values().length)
                        .array());
                out.write(floats(values.values()));
            }
        }
        return file;
    }

    /** A header and the numbers. */
    public static Path safetensors(Path file, Map<String, Values> tensors) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (Map.Entry<String, Values> tensor : tensors.entrySet()) {
            int from = data.size();
            data.writeBytes(floats(tensor.getValue().values()));
            entries.put(
                    tensor.getKey(),
                    "{\"dtype\":\"F32\",\"shape\":"
                            + java.util.Arrays.toString(tensor.getValue().shape()) + ",\"data_offsets\":[" + from + ","
                            + data.size() + "]}");
        }
        StringBuilder header = new StringBuilder("{\"__metadata__\":{\"format\":\"pt\"}");
        entries.forEach(
                (name, entry) -> header.append(",\"").append(name).append("\":").append(entry));
        return safetensors(file, header.append("}").toString(), data.toByteArray());
    }

    static Path safetensors(Path file, String header, byte[] data) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(text.length)
                    .array());
            out.write(text);
            out.write(data);
        }
        return file;
    }

    static byte[] floats(float... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) buffer.putFloat(value);
        return buffer.array();
    }

    /** A pickle in the making. */
    static final class Bytes {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Bytes raw(int... bytes) {
            for (int b : bytes) out.write(b);
            return this;
        }

        Bytes ascii(String text) {
            out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
            return this;
        }

        Bytes text(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            raw('X', bytes.length, bytes.length >> 8, bytes.length >> 16, bytes.length >> 24);
            out.writeBytes(bytes);
            return this;
        }

        Bytes number(long value) {
            return raw('J', (int) value, (int) value >> 8, (int) value >> 16, (int) value >> 24);
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
