package io.superres.tests.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** TIFF files whose directories are well formed and say anything. */
final class TiffForge {
    private static final int[] TAGS = {
        254, 256, 257, 258, 259, 262, 270, 273, 274, 277, 278, 279, 282, 283, 284, 296, 305, 306, 317, 320, 322, 323,
        324, 325, 338, 339, 347, 34122, 34412, 50838, 50839
    };
    private static final int[] SIZES = {1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

    private TiffForge() {}

    static byte[] file(Random random) {
        ByteBuffer out = ByteBuffer.allocate(64 + random.nextInt(4000));
        random.nextBytes(out.array());
        boolean little = random.nextBoolean();
        out.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        out.put((byte) (little ? 'I' : 'M')).put((byte) (little ? 'I' : 'M'));
        out.putShort((short) (random.nextInt(20) == 0 ? 43 : 42));
        int start = 8;
        out.putInt(start);
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int end = directory(random, out, start);
            if (end < 0) break;
            // A loop, the same directory again, the next one, or nowhere.
            int next = new int[] {8, start, end + 4, 0, random.nextInt()}[random.nextInt(5)];
            out.putInt(end, next);
            if (next != end + 4) break;
            start = next;
        }
        return out.array();
    }

    private static int directory(Random random, ByteBuffer out, int start) {
        int entries = 8 + random.nextInt(10);
        int end = start + 2 + 12 * entries;
        if (end + 4 > out.limit()) return -1;
        out.putShort(start, (short) (random.nextInt(20) == 0 ? 0xFFFF : entries));
        for (int i = 0; i < entries; i++) {
            int at = start + 2 + 12 * i;
            int tag = i < 8 ? new int[] {256, 257, 258, 259, 262, 273, 277, 279}[i] : TAGS[random.nextInt(TAGS.length)];
            boolean plausible = random.nextInt(4) > 0;
            int type = plausible ? 4 : random.nextInt(14);
            int count = plausible ? 1 : extreme(random, out.limit());
            out.putShort(at, (short) tag).putShort(at + 2, (short) type).putInt(at + 4, count);
            if (type == 3 && count == 1) out.putShort(at + 8, (short) value(random, tag, plausible, out.limit()));
            else out.putInt(at + 8, value(random, tag, plausible, out.limit()));
            if (type < SIZES.length && count > 0 && (long) count * SIZES[type] > 4 && random.nextBoolean())
                out.putInt(at + 8, random.nextInt(out.limit()));
        }
        return end;
    }

    private static int value(Random random, int tag, boolean plausible, int length) {
        if (!plausible) return extreme(random, length);
        return switch (tag) {
            case 256, 257, 322, 323, 278 -> 1 + random.nextInt(random.nextInt(10) == 0 ? 100_000 : 40);
            case 258 -> new int[] {1, 8, 10, 12, 16, 32, 64}[random.nextInt(7)];
            case 259 -> new int[] {1, 5, 7, 8, 32773, 32946}[random.nextInt(6)];
            case 262 -> random.nextInt(6);
            case 277 -> 1 + random.nextInt(4);
            case 273, 324 -> random.nextInt(length);
            case 279, 325 -> random.nextInt(2 * length);
            case 284 -> 1 + random.nextInt(2);
            case 317 -> 1 + random.nextInt(3);
            case 339 -> 1 + random.nextInt(4);
            default -> random.nextInt(length);
        };
    }

    private static int extreme(Random random, int length) {
        return switch (random.nextInt(9)) {
            case 0 -> 0;
            case 1 -> -1;
            case 2 -> Integer.MAX_VALUE;
            case 3 -> Integer.MIN_VALUE;
            case 4 -> 0xFFFF;
            case 5 -> 1 << random.nextInt(32);
            case 6 -> length;
            case 7 -> length - 1 - random.nextInt(Math.min(16, length));
            default -> random.nextInt();
        };
    }
}
