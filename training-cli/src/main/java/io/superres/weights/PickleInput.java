package io.superres.weights;

import io.superres.onnx.ModelFormatException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle, with a count of those that were taken. Confined to one thread. */
final class PickleInput {
    private static final int MOST_TEXT = 1 << 24;

    private final InputStream in;
    private final long most;
    private long taken;

    /** @param most bytes that may be taken */
    PickleInput(InputStream in, long most) {
        this.in = new BufferedInputStream(in);
        this.most = most;
    }

    /** Bytes taken so far. */
    long taken() {
        return taken;
    }

    int byte1() throws IOException {
        int value = in.read();
        if (value < 0) throw new ModelFormatException("the pickle ends too early; get the file again");
        if (++taken > most) throw new ModelFormatException("the pickle is longer than " + most + " bytes");
        return value;
    }

    int unsigned(int bytes) throws IOException {
        long value = little(bytes);
        if (value < 0 || value > Integer.MAX_VALUE) throw new ModelFormatException("the pickle is damaged");
        return (int) value;
    }

    /** The lowest byte first; the highest bit of eight bytes is the sign. */
    long little(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) value |= (long) byte1() << 8 * i;
        return value;
    }

    long big(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) value = value << 8 | byte1();
        return value;
    }

    byte[] bytes(int length) throws IOException {
        if (length > MOST_TEXT) throw new ModelFormatException("the pickle holds a text of " + length + " bytes");
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) bytes[i] = (byte) byte1();
        return bytes;
    }

    String text(int length) throws IOException {
        return new String(bytes(length), StandardCharsets.UTF_8);
    }

    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = byte1(); c != '\n'; c = byte1()) {
            if (line.length() > MOST_TEXT) throw new ModelFormatException("the pickle is damaged");
            line.append((char) c);
        }
        return line.toString();
    }
}
