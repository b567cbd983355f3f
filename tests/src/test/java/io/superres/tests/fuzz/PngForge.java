package io.superres.tests.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** PNG files whose chunks have sound check sums and say anything. */
final class PngForge {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    private static final String[] OTHERS = {
        "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "tEXt", "zTXt", "iTXt", "bKGD", "pHYs", "sBIT", "hIST", "tIME", "PLTE",
        "IDAT", "IEND", "IHDR", "acTL", "fcTL", "abcD"
    };
    private static final int BOMB = 64 << 20;
    private static byte[] bomb;

    private PngForge() {}

    static byte[] file(Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13);
        header.putInt(extent(random)).putInt(extent(random));
        header.put(new byte[] {1, 2, 4, 8, 16, 3}[random.nextInt(6)]);
        header.put(new byte[] {0, 2, 3, 4, 6, 1}[random.nextInt(6)]);
        header.put((byte) 0).put((byte) 0).put((byte) random.nextInt(2));
        chunk(out, "IHDR", header.array());
        for (int n = random.nextInt(4); n > 0; n--) chunk(out, OTHERS[random.nextInt(OTHERS.length)], content(random));
        if (random.nextInt(3) > 0) chunk(out, "PLTE", randomBytes(random, 3 * random.nextInt(300)));
        chunk(out, "IDAT", random.nextInt(4) == 0 ? bomb() : deflated(randomBytes(random, random.nextInt(5000))));
        if (random.nextInt(5) > 0) chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static int extent(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> Integer.MAX_VALUE;
            case 1 -> 0;
            case 2 -> -1;
            case 3 -> 65535;
            case 4 -> 20_000 + random.nextInt(20_000);
            default -> 1 + random.nextInt(40);
        };
    }

    private static byte[] content(Random random) {
        byte[] name = "name\0\0".getBytes();
        return switch (random.nextInt(3)) {
            case 0 -> Damage.joined(name, bomb());
            case 1 -> Damage.joined(name, deflated(randomBytes(random, random.nextInt(300))));
            default -> randomBytes(random, random.nextInt(300));
        };
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(type.getBytes());
        sum.update(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(type.getBytes());
        out.writeBytes(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    private static byte[] randomBytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** 64 MB of zeros in 64 KB. */
    private static byte[] bomb() {
        if (bomb == null) bomb = deflated(new byte[BOMB]);
        return bomb;
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) out.write(buffer, 0, deflater.deflate(buffer));
        deflater.end();
        return out.toByteArray();
    }
}
