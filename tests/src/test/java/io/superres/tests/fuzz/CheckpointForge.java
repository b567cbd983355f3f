package io.superres.tests.fuzz;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.CRC32;

/** Checkpoints with a sound check sum and any content. */
final class CheckpointForge {
    private static final int SUM = Long.BYTES;

    private CheckpointForge() {}

    static byte[] file(Random random) {
        byte[] bytes = Subject.CHECKPOINT.sound().get(0).clone();
        ByteBuffer out = ByteBuffer.wrap(bytes);
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int at = 4 + random.nextInt(bytes.length - SUM - 8);
            switch (random.nextInt(4)) {
                case 0 -> out.putInt(at, random.nextBoolean() ? Integer.MAX_VALUE : -1);
                case 1 -> out.putShort(at, (short) 0xFFFF);
                case 2 -> out.putInt(at, random.nextInt(200));
                default -> out.put(at, (byte) random.nextInt());
            }
        }
        if (random.nextInt(5) == 0) out.put(3, (byte) ('0' + random.nextInt(4)));
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, bytes.length - SUM);
        out.putLong(bytes.length - SUM, sum.getValue());
        return bytes;
    }
}
