package io.superres.fiji.format;

import io.superres.BadInputException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** Finds truncated and damaged PNG files by their check sums, which Java's reader does not look at. */
final class PngCheck {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int END = 0x49454E44;
    /** In the type of a chunk without which there is no image. */
    private static final int NOT_CRITICAL = 0x20000000;

    private PngCheck() {}

    /** @throws BadInputException if the file is no PNG, its end is missing, or a check sum is wrong */
    static void check(Path file) throws IOException {
        CRC32 sum = new CRC32();
        try (CheckedInputStream summed =
                        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), sum);
                DataInputStream in = new DataInputStream(summed)) {
            if (Files.size(file) < Long.BYTES || in.readLong() != SIGNATURE)
                throw new BadInputException(file + " is not an image, though its name says PNG");
            while (true) {
                int length = in.readInt();
                sum.reset();
                int type = in.readInt();
                if (length < 0) throw new BadInputException(file + " is damaged: a part has an impossible length");
                in.skipNBytes(length);
                int computed = (int) sum.getValue();
                if (in.readInt() != computed && (type & NOT_CRITICAL) == 0)
                    throw new BadInputException(file + " is damaged: a check sum is wrong");
                if (type == END) return;
            }
        } catch (EOFException e) {
            throw new BadInputException(file + " is truncated: the end of the PNG image is missing", e);
        }
    }
}
