package io.superres.fiji.tiff;

import io.superres.BadInputException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a TIFF file says about one of its images.
 *
 * @param fields by tag
 */
record TiffDirectory(Map<Integer, Field> fields) {
    private static final int MOST_ENTRIES = 1000;
    private static final int ENTRY = 12;
    private static final int BYTE = 1;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    /** Bytes of an element by type; types that do not exist count as LONG. */
    private static final int[] SIZES = {4, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

    /**
     * @param type of the elements
     * @param count number of elements
     * @param values the elements if they are unsigned whole numbers, else empty
     */
    record Field(int type, long count, long[] values) {
        boolean isShort() {
            return type == SHORT;
        }
    }

    boolean has(int tag) {
        return fields.containsKey(tag);
    }

    long[] values(int tag) {
        Field field = fields.get(tag);
        return field == null ? new long[0] : field.values();
    }

    long value(int tag, long otherwise) {
        long[] values = values(tag);
        return values.length == 0 ? otherwise : values[0];
    }

    /**
     * All directories of a file, in its order.
     *
     * @throws BadInputException if they run in a circle, or one of them or a field lies beyond the file's end
     */
    static List<TiffDirectory> all(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() < 8) throw new BadInputException(file + " is not an image, though its name says TIFF");
            ByteBuffer header = read(in, file, 0, 8);
            ByteOrder order = order(file, header);
            long length = in.length();
            long next = Integer.toUnsignedLong(header.order(order).getInt(4));
            Set<Long> seen = new HashSet<>();
            long bytes = 8;
            List<TiffDirectory> all = new ArrayList<>();
            while (next != 0) {
                if (!seen.add(next)) throw new BadInputException(file + " is damaged: its directories run in a circle");
                int entries = read(in, file, next, 2).order(order).getShort() & 0xFFFF;
                if (entries < 1 || entries > MOST_ENTRIES)
                    throw new BadInputException(file + " is damaged: a directory has " + entries + " entries");
                bytes += 6 + (long) ENTRY * entries;
                if (bytes > length) throw new BadInputException(file + " is damaged: its directories overlap");
                ByteBuffer directory =
                        read(in, file, next + 2, ENTRY * entries + 4).order(order);
                all.add(directory(in, file, directory, entries));
                next = Integer.toUnsignedLong(directory.getInt(ENTRY * entries));
            }
            if (all.isEmpty()) throw new BadInputException(file + " holds no image");
            return all;
        }
    }

    private static ByteOrder order(Path file, ByteBuffer header) {
        int mark = header.getInt(0);
        if (mark == 0x49492A00) return ByteOrder.LITTLE_ENDIAN;
        if (mark == 0x4D4D002A) return ByteOrder.BIG_ENDIAN;
        if (mark == 0x49492B00 || mark == 0x4D4D002B)
            throw new BadInputException(file + " is a BigTIFF of a kind that cannot be read; save it as ImageJ does");
        throw new BadInputException(file + " is not an image, though its name says TIFF");
    }

    private static TiffDirectory directory(RandomAccessFile in, Path file, ByteBuffer directory, int entries)
            throws IOException {
        Map<Integer, Field> fields = new HashMap<>();
        for (int i = 0; i < entries; i++) {
            int at = ENTRY * i;
            int tag = directory.getShort(at) & 0xFFFF;
            int type = directory.getShort(at + 2) & 0xFFFF;
            long count = Integer.toUnsignedLong(directory.getInt(at + 4));
            int size = SIZES[Math.min(type, SIZES.length - 1)];
            ByteBuffer content = directory.duplicate().order(directory.order()).position(at + 8);
            if (count * size > 4) {
                long offset = Integer.toUnsignedLong(directory.getInt(at + 8));
                if (offset + count * size > in.length())
                    throw new BadInputException(
                            file + " is truncated or damaged: tag " + tag + " lies beyond the end of the file");
                content = read(in, file, offset, Math.toIntExact(count * size)).order(directory.order());
            }
            if (fields.put(tag, new Field(type, count, numbers(content, type, count))) != null)
                throw new BadInputException(file + " is damaged: tag " + tag + " stands twice in a directory");
        }
        return new TiffDirectory(Map.copyOf(fields));
    }

    private static long[] numbers(ByteBuffer in, int type, long count) {
        if (type != BYTE && type != SHORT && type != LONG) return new long[0];
        long[] values = new long[Math.toIntExact(count)];
        for (int i = 0; i < values.length; i++)
            values[i] = switch (type) {
                case BYTE -> in.get() & 0xFF;
                case SHORT -> in.getShort() & 0xFFFF;
                default -> Integer.toUnsignedLong(in.getInt());
            };
        return values;
    }

    private static ByteBuffer read(RandomAccessFile in, Path file, long offset, int bytes) throws IOException {
        if (offset + bytes > in.length())
            throw new BadInputException(file + " is truncated: a directory lies beyond its end");
        byte[] content = new byte[bytes];
        in.seek(offset);
        in.readFully(content);
        return ByteBuffer.wrap(content);
    }
}
