package io.superres.fiji.format;

import io.superres.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds truncated JPEG files, of which Java's reader makes up the missing part. */
public final class JpegFile {
    private static final int START_OF_SCAN = 0xDA;

    private JpegFile() {}

    /** @throws BadInputException if the file is no JPEG, or its end is missing */
    public static void checkComplete(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        if (bytes.remaining() < 4 || bytes.getShort() != (short) 0xFFD8)
            throw new BadInputException(file + " is not an image, though its name says JPEG");
        int scan = startOfScan(bytes);
        for (int i = scan; scan >= 0 && i + 1 < bytes.limit(); i++) if (bytes.getShort(i) == (short) 0xFFD9) return;
        throw new BadInputException(file + " is truncated: the end of the JPEG image is missing");
    }

    /** Where the pixels begin, after all segments with a length; -1 if they never do. */
    private static int startOfScan(ByteBuffer bytes) {
        while (bytes.remaining() >= 4) {
            if (bytes.get() != (byte) 0xFF) return -1;
            int marker = bytes.get() & 0xFF;
            int length = bytes.getShort(bytes.position()) & 0xFFFF;
            if (length < 2 || bytes.position() + length > bytes.limit()) return -1;
            bytes.position(bytes.position() + length);
            if (marker == START_OF_SCAN) return bytes.position();
        }
        return -1;
    }
}
