package io.superres.weights;

import io.superres.onnx.ModelFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** Numbers that lie one after the other in a file, the lowest byte of each first. */
record FileStorage(FileChannel file, long position, long numbers, StoredType type) implements StoredTensor.Storage {

    /** @throws ModelFormatException if the file ends before */
    FileStorage {
        long bytes = numbers * type.bytes();
        try {
            if (position < 0 || numbers < 0 || bytes / type.bytes() != numbers || bytes > file.size() - position)
                throw new ModelFormatException("the file ends before its tensors do; get it again");
        } catch (IOException e) {
            throw new ModelFormatException("the file cannot be measured: " + e.getMessage(), e);
        }
    }

    @Override
    public ByteBuffer read() throws IOException {
        long bytes = numbers * type.bytes();
        if (bytes > Integer.MAX_VALUE - 8) throw new IOException("a tensor of " + bytes + " bytes is too large");
        ByteBuffer buffer = ByteBuffer.allocate((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining())
            if (file.read(buffer, position + buffer.position()) < 0)
                throw new EOFException("the file has become shorter");
        return buffer.flip();
    }
}
