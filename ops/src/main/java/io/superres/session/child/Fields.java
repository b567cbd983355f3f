package io.superres.session.child;

import io.superres.onnx.ElementType;
import io.superres.onnx.Tensor;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parts that messages are made of. No length is believed before as many bytes have arrived. */
final class Fields {
    private static final int HIGHEST_RANK = 64;

    private Fields() {}

    static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available())
            throw new ProtocolException("a field cannot have " + length + " bytes");
        return in.readNBytes(length);
    }

    static void text(DataOutputStream out, String text) throws IOException {
        bytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    static void shape(DataOutputStream out, long[] shape) throws IOException {
        out.writeByte(shape.length);
        for (long extent : shape) out.writeLong(extent);
    }

    static long[] shape(DataInputStream in) throws IOException {
        int rank = in.readUnsignedByte();
        if (rank > HIGHEST_RANK) throw new ProtocolException("a tensor cannot have " + rank + " axes");
        long[] shape = new long[rank];
        for (int axis = 0; axis < rank; axis++) shape[axis] = in.readLong();
        return shape;
    }

    static void tensors(DataOutputStream out, Map<String, Tensor> tensors) throws IOException {
        out.writeInt(tensors.size());
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            text(out, entry.getKey());
            out.writeInt(entry.getValue().type().code());
            shape(out, entry.getValue().shape());
            bytes(out, entry.getValue().bytes());
        }
    }

    static Map<String, Tensor> tensors(DataInputStream in) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = text(in);
            ElementType type = ElementType.of(in.readInt());
            tensors.put(name, new Tensor(type, shape(in), bytes(in)));
        }
        return tensors;
    }
}
