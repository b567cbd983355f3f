package io.superres.tests.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** YAML that is sound, or nearly so, and means harm. */
final class CardForge {
    private static final String[] VALUES = {
        "",
        "~",
        "null",
        "-1",
        "0",
        "1e999",
        ".nan",
        "4294967296",
        "99999999999999999999",
        "[]",
        "{}",
        "[1, 2]",
        "{a: b}",
        "'../outside.onnx'",
        "/etc/passwd",
        "'..'",
        "'a/b'",
        "'C:\\x'",
        "\"a\\0b\"",
        "\"line\\nline\"",
        "!!javax.script.ScriptEngineManager [!!java.net.URL ['http://localhost']]",
        "!!java.io.File [made]",
        "*none",
        "&a [*a]",
        "!!binary aGVsbG8=",
        "2001-01-01",
        "true",
        "|\n  text",
        "\u00e9\u4e2d"
    };

    private CardForge() {}

    static byte[] file(Random random) {
        return forged(random, Subject.CARD);
    }

    static byte[] settings(Random random) {
        return forged(random, Subject.SETTINGS);
    }

    private static byte[] forged(Random random, Subject subject) {
        String text =
                switch (random.nextInt(12)) {
                    case 0 -> laughs(1 + random.nextInt(40));
                    case 1 -> "[".repeat(1 + random.nextInt(100_000));
                    case 2 -> nested(random.nextInt(2000));
                    case 3 -> "name: '" + "x".repeat(random.nextInt(3_000_000)) + "'";
                    case 4 -> "a: 1\n".repeat(random.nextInt(3));
                    default -> null;
                };
        if (text != null) return text.getBytes(StandardCharsets.UTF_8);
        List<byte[]> sound = subject.sound();
        List<String> lines =
                new java.util.ArrayList<>(new String(sound.get(random.nextInt(sound.size())), StandardCharsets.UTF_8)
                        .lines()
                        .toList());
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            int colon = line.indexOf(':');
            switch (random.nextInt(5)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, line);
                case 2 -> lines.set(at, " ".repeat(random.nextInt(4)) + line);
                default -> {
                    if (colon > 0)
                        lines.set(at, line.substring(0, colon + 1) + " " + VALUES[random.nextInt(VALUES.length)]);
                }
            }
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    /** Ten times as many of the line before in each line. */
    private static String laughs(int lines) {
        StringBuilder text = new StringBuilder("a0: &a0 ha\n");
        for (int i = 1; i <= lines; i++)
            text.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [")
                    .append(("*a" + (i - 1) + ",").repeat(10))
                    .append("]\n");
        return text.toString();
    }

    private static String nested(int depth) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < depth; i++) text.append(" ".repeat(i)).append("a:\n");
        return text.toString();
    }
}
