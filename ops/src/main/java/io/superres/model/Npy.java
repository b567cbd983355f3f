package io.superres.model;

import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Float arrays in NumPy's file format, version 1. */
public final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int PREFIX = MAGIC.length + 2;
    private static final Pattern HEADER =
            Pattern.compile("\\{'descr': *'<f4', *'fortran_order': *False, *'shape': *\\(([0-9, ]*)\\),? *\\}\\s*");

    private Npy() {}

    public static byte[] encode(Tensor tensor) {
        String shape = LongStream.of(tensor.shape()).mapToObj(n -> n + ",").collect(Collectors.joining(" "));
        StringBuilder header =
                new StringBuilder("{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }");
        while ((PREFIX + header.length() + 1) % 64 != 0) header.append(' ');
        header.append('\n');
        ByteBuffer out = ByteBuffer.allocate(PREFIX + header.length() + 4 * tensor.size())
                .order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).putShort((short) header.length());
        out.put(header.toString().getBytes(StandardCharsets.US_ASCII));
        for (float value : tensor.floats()) out.putFloat(value);
        return out.array();
    }

    /** @throws ModelFormatException if this is not a little-endian float32 array in row-major order */
    public static Tensor decode(byte[] bytes) {
        if (bytes.length < PREFIX || !Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC))
            throw new ModelFormatException("this is not a NumPy file of version 1");
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort(MAGIC.length) & 0xFFFF;
        if (PREFIX + length > bytes.length) throw new ModelFormatException("the NumPy file is truncated");
        Matcher header = HEADER.matcher(new String(bytes, PREFIX, length, StandardCharsets.US_ASCII));
        if (!header.matches()) throw new ModelFormatException("the NumPy file does not hold row-major float32 values");
        long[] shape = Arrays.stream(header.group(1).split(","))
                .map(String::trim)
                .filter(n -> !n.isEmpty())
                .mapToLong(Npy::extent)
                .toArray();
        ByteBuffer data = ByteBuffer.wrap(bytes, PREFIX + length, bytes.length - PREFIX - length)
                .order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[data.remaining() / Float.BYTES];
        data.asFloatBuffer().get(values);
        return Tensor.of(values, shape);
    }

    private static long extent(String digits) {
        if (digits.length() > 10 || digits.contains(" "))
            throw new ModelFormatException("impossible extent " + digits + " in a NumPy file");
        return Long.parseLong(digits);
    }
}
