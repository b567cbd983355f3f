package io.superres.tests.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Ways in which bytes go wrong, whatever they mean. */
enum Damage {
    TRUNCATED {
        @Override
        byte[] to(byte[] bytes, Random random, List<byte[]> others) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
        }
    },
    FLIPPED {
        @Override
        byte[] to(byte[] bytes, Random random, List<byte[]> others) {
            byte[] out = bytes.clone();
            for (int n = 1 + random.nextInt(8); n > 0; n--)
                out[random.nextInt(out.length)] ^= (byte) (1 << random.nextInt(8));
            return out;
        }
    },
    /** In the first bytes, where the headers are. */
    FLIPPED_HEADER {
        @Override
        byte[] to(byte[] bytes, Random random, List<byte[]> others) {
            byte[] out = bytes.clone();
            for (int n = 1 + random.nextInt(4); n > 0; n--)
                out[random.nextInt(Math.min(64, out.length))] ^= (byte) (1 << random.nextInt(8));
            return out;
        }
    },
    INSERTED {
        @Override
        byte[] to(byte[] bytes, Random random, List<byte[]> others) {
            byte[] more = new byte[1 + random.nextInt(16)];
            random.nextBytes(more);
            int at = random.nextInt(bytes.length + 1);
            return joined(Arrays.copyOf(bytes, at), more, Arrays.copyOfRange(bytes, at, bytes.length));
        }
    },
    REMOVED {
        @Override
        byte[] to(byte[] bytes, Random random, List<byte[]> others) {
            int from = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, from + 1 + random.nextInt(16));
            return joined(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
        }
    },
    REPEATED {
        @Override
        byte[] to(byte[] bytes, Random random, List<byte[]> others) {
            int from = random.nextInt(bytes.length);
            int to = from + random.nextInt(bytes.length - from + 1);
            return joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, from, bytes.length));
        }
    },
    /** A number replaced by one at the edge of what it can be. */
    EXTREME {
        @Override
        byte[] to(byte[] bytes, Random random, List<byte[]> others) {
            byte[] out = bytes.clone();
            int length = 1 << random.nextInt(4);
            int limit = random.nextBoolean() ? Math.min(256, out.length) : out.length;
            int at = random.nextInt(limit);
            byte fill = (byte) (random.nextBoolean() ? 0 : 0xFF);
            byte edge = new byte[] {0, 1, -1, 0x7F, (byte) 0x80}[random.nextInt(5)];
            boolean edgeFirst = random.nextBoolean();
            for (int i = 0; i < length && at + i < out.length; i++)
                out[at + i] = i == (edgeFirst ? 0 : length - 1) ? edge : fill;
            return out;
        }
    },
    /** The head of one file and the tail of another. */
    SPLICED {
        @Override
        byte[] to(byte[] bytes, Random random, List<byte[]> others) {
            byte[] tail = others.get(random.nextInt(others.size()));
            int at = random.nextInt(Math.min(bytes.length, tail.length) + 1);
            return joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(tail, at, tail.length));
        }
    };

    /** @param bytes not empty; not changed */
    abstract byte[] to(byte[] bytes, Random random, List<byte[]> others);

    static byte[] random(Random random, byte[] bytes, List<byte[]> others) {
        return bytes.length == 0 ? bytes : values()[random.nextInt(values().length)].to(bytes, random, others);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) out.writeBytes(part);
        return out.toByteArray();
    }
}
