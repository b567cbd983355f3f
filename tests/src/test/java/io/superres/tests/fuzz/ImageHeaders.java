package io.superres.tests.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;

/** Images of the simpler formats whose headers promise anything. */
final class ImageHeaders {
    private static final int START_OF_FRAME = 0xC0;

    private ImageHeaders() {}

    /** The extents in the frame header. */
    static byte[] jpeg(Random random) {
        byte[] bytes = one(random, Subject.JPEG);
        for (int at = 2; at + 9 < bytes.length && bytes[at] == (byte) 0xFF; ) {
            int marker = bytes[at + 1] & 0xFF;
            if (marker >= START_OF_FRAME && marker <= 0xC2) {
                ByteBuffer.wrap(bytes).putShort(at + 5, (short) extreme(random)).putShort(at + 7, (short)
                        extreme(random));
                if (random.nextInt(3) == 0) bytes[at + 9] = (byte) random.nextInt(6);
                return bytes;
            }
            at += 2 + (ByteBuffer.wrap(bytes).getShort(at + 2) & 0xFFFF);
        }
        throw new IllegalStateException("no frame header");
    }

    /** The file header and the information header, 54 bytes of little-endian numbers. */
    static byte[] bmp(Random random) {
        byte[] bytes = one(random, Subject.BMP);
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int at = new int[] {10, 14, 18, 22, 26, 28, 30, 34, 46, 50}[random.nextInt(10)];
            if (at == 26 || at == 28) header.putShort(at, new short[] {1, 4, 8, 16, 24, 32, 0, -1}[random.nextInt(8)]);
            else header.putInt(at, extreme(random));
        }
        return bytes;
    }

    /** The extents of the screen and of the first frame, if it has no palette of its own in front. */
    static byte[] gif(Random random) {
        byte[] bytes = one(random, Subject.GIF);
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        header.putShort(6, (short) extreme(random)).putShort(8, (short) extreme(random));
        for (int at = 13; at + 9 < bytes.length; at++)
            if (bytes[at] == ',' && random.nextBoolean())
                header.putShort(at + 5, (short) extreme(random)).putShort(at + 7, (short) extreme(random));
        return bytes;
    }

    static byte[] pgm(Random random) {
        StringBuilder text = new StringBuilder("P" + (1 + random.nextInt(7)));
        for (int i = 0; i < 3; i++) {
            text.append(random.nextInt(5) == 0 ? "\n# remark\n" : "\n");
            switch (random.nextInt(5)) {
                case 0 -> text.append((long) extreme(random) * (random.nextInt(5) == 0 ? 1L << 31 : 1));
                case 1 -> text.append("x".repeat(random.nextInt(3)));
                default -> text.append(1 + random.nextInt(300));
            }
        }
        byte[] pixels = new byte[random.nextInt(5000)];
        random.nextBytes(pixels);
        return Damage.joined(text.append('\n').toString().getBytes(), pixels);
    }

    private static byte[] one(Random random, Subject subject) {
        List<byte[]> sound = subject.sound();
        return sound.get(random.nextInt(sound.size())).clone();
    }

    private static int extreme(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> -1;
            case 2 -> Integer.MAX_VALUE;
            case 3 -> Integer.MIN_VALUE;
            case 4 -> 0xFFFF;
            case 5 -> 30_000;
            case 6 -> random.nextInt();
            default -> 1 + random.nextInt(64);
        };
    }
}
