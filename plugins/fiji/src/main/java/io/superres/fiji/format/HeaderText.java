package io.superres.fiji.format;

import io.superres.method.Provenance;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The text that belongs to an image ("Info" in ImageJ) in files to which ImageJ does not write it. In PNG files it is a
 * chunk of type {@code iTXt} in front of the pixels, under the keyword "Info"; in JPEG files a comment.
 */
public final class HeaderText {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /** Signature and first chunk, which has a fixed size. */
    private static final int HEAD = SIGNATURE.length + 25;

    private static final int LONGEST = 1 << 24;
    private static final int TEXT = 0x69545874; // iTXt
    private static final int PIXELS = 0x49444154; // IDAT

    private static final long END = 0x49454E44AE426082L; // IEND, which is always empty, and its checksum

    /** Keyword, end of keyword, two zeros for "not compressed", empty language, empty translated keyword. */
    private static final byte[] PREFIX = "Info\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII);

    private HeaderText() {}

    /** Adds a text to a PNG or JPEG file as ImageJ writes it. */
    public static void add(Path file, String text) throws IOException {
        Path copy = partial(file);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
                OutputStream out = Files.newOutputStream(copy)) {
            boolean jpeg = startsLikeJpeg(in);
            out.write(jpeg ? JpegComment.head(in) : in.readNBytes(HEAD));
            out.write(jpeg ? JpegComment.segment(text) : chunk(text));
            in.transferTo(out);
        }
        try {
            Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** What the file with the text is called until it is complete. */
    public static Path partial(Path file) {
        return file.resolveSibling(file.getFileName() + ".text");
    }

    private static byte[] chunk(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer chunk = ByteBuffer.allocate(12 + PREFIX.length + content.length);
        chunk.putInt(PREFIX.length + content.length).putInt(TEXT).put(PREFIX).put(content);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, chunk.position() - 4);
        return chunk.putInt((int) crc.getValue()).array();
    }

    private static boolean startsLikeJpeg(DataInputStream in) throws IOException {
        in.mark(Short.BYTES);
        short start = in.readShort();
        in.reset();
        return start == JpegComment.START;
    }

    /** The text in a PNG or JPEG file; empty if it has none of ours, or is no such file. */
    public static Optional<String> read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (startsLikeJpeg(in)) {
                in.readShort();
                return JpegComment.read(in, Provenance.MARK); // cameras and other programs write comments too
            }
            if (!Arrays.equals(in.readNBytes(SIGNATURE.length), SIGNATURE)) return Optional.empty();
            while (true) {
                int length = in.readInt();
                int type = in.readInt();
                if (type == PIXELS || length < 0 || length > LONGEST) return Optional.empty();
                byte[] content = in.readNBytes(length);
                in.readInt(); // the checksum; a damaged text is no danger
                if (type == TEXT && startsWithPrefix(content))
                    return Optional.of(
                            new String(content, PREFIX.length, content.length - PREFIX.length, StandardCharsets.UTF_8));
            }
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    /** Whether a PNG file ends with the chunk that must be the last one. */
    public static boolean endsWell(Path png) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(png.toFile(), "r")) {
            if (file.length() < HEAD + Long.BYTES) return false;
            file.seek(file.length() - Long.BYTES);
            return file.readLong() == END;
        }
    }

    private static boolean startsWithPrefix(byte[] content) {
        return content.length >= PREFIX.length && Arrays.equals(content, 0, PREFIX.length, PREFIX, 0, PREFIX.length);
    }
}
