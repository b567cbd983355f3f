package io.superres.fiji.format;

import io.superres.BadInputException;
import java.nio.file.Path;

/** Whether an image fits into Java's memory. */
public final class Memory {
    private static final long MEGABYTE = 1 << 20;

    private Memory() {}

    /**
     * @param bytes that reading takes at its peak
     * @throws BadInputException if there are not so many
     */
    public static void require(Path file, long width, long height, long bytes) {
        long most = Runtime.getRuntime().maxMemory();
        if (bytes > most / 10 * 9)
            throw new BadInputException(
                    file + " holds " + width + " x " + height + " pixels, which need " + bytes / MEGABYTE
                            + " MB of memory, but Java has " + most / MEGABYTE + " MB; give it more with -Xmx");
    }
}
