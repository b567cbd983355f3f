package io.superres.tests.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** NumPy files whose headers promise anything. */
final class ArrayForge {
    private static final String[] SHAPES = {
        "()",
        "(1,)",
        "(-1,)",
        "(0, 0)",
        "(2147483647, 2)",
        "(9999999999, 9999999999)",
        "(1 2)",
        "(,)",
        "(1,,2)",
        "(4294967296, 4294967296)",
        "(3, 4)",
        "(0x10,)",
        "(1,1,1,1,1,1,1,1,1,1)"
    };
    private static final String[] TYPES = {"<f4", ">f4", "<f8", "|O", "<i4", "|S9999999999", ""};

    private ArrayForge() {}

    static byte[] file(Random random) {
        String shape = random.nextInt(8) == 0
                ? "(" + "1,".repeat(random.nextInt(30_000)) + ")"
                : SHAPES[random.nextInt(SHAPES.length)];
        String header = "{'descr': '" + TYPES[Math.max(0, random.nextInt(12) - 5)] + "', 'fortran_order': "
                + (random.nextInt(6) == 0 ? "True" : "False") + ", 'shape': " + shape + ", }\n";
        int length = random.nextInt(6) == 0 ? random.nextInt(65_536) : header.length();
        byte[] prefix = {
            (byte) 0x93,
            'N',
            'U',
            'M',
            'P',
            'Y',
            (byte) (1 + random.nextInt(8) / 7),
            0,
            (byte) length,
            (byte) (length >> 8)
        };
        return Damage.joined(
                prefix,
                header.getBytes(StandardCharsets.US_ASCII),
                new byte[random.nextInt(4) == 0 ? random.nextInt(99) : 48]);
    }
}
