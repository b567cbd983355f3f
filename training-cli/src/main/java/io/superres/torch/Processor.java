package io.superres.torch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What the processor can do, as far as the system says. */
public final class Processor {
    private static final Path LINUX = Path.of("/proc/cpuinfo");
    private static final Set<String> BFLOAT16 = Set.of("avx512_bf16", "amx_bf16", "bf16");

    private Processor() {}

    /** Whether it is known to lack arithmetic of 16-bit brain floats, which is then far slower than that of floats. */
    public static boolean lacksBfloat16() {
        try {
            return Files.isReadable(LINUX) && lacksBfloat16(Files.readAllLines(LINUX, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return false;
        }
    }

    /** @param description as Linux gives it */
    static boolean lacksBfloat16(List<String> description) {
        List<String> flags = description.stream()
                .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                .flatMap(line -> Arrays.stream(line.split("[:\\s]+")))
                .toList();
        return !flags.isEmpty() && flags.stream().noneMatch(BFLOAT16::contains);
    }
}
