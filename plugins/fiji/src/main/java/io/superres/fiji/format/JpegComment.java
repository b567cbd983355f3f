package io.superres.fiji.format;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The comment segment of a JPEG file. */
public final class JpegComment {
    /** The two bytes that begin a file. */
    public static final short START = (short) 0xFFD8;

    private static final int COMMENT = 0xFFFE;
    private static final int FIRST = 0xFFE0;
    private static final int SCAN = 0xFFDA;
    private static final int LONGEST = 0xFFFF - Short.BYTES;

    private JpegComment() {}

    /** What must stay in front of a comment: the start, and the segment that says that this is JPEG's usual format. */
    public static byte[] head(DataInputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.write(in.readNBytes(Short.BYTES));
        byte[] segment = in.readNBytes(2 * Short.BYTES);
        head.write(segment);
        ByteBuffer fields = ByteBuffer.wrap(segment);
        if (segment.length == 4 && (fields.getShort() & 0xFFFF) == FIRST)
            head.write(in.readNBytes((fields.getShort() & 0xFFFF) - Short.BYTES));
        else throw new IOException("the JPEG file does not begin as ImageJ writes it");
        return head.toByteArray();
    }

    /** @param text of a text too long for a segment, only the last line is kept */
    public static byte[] segment(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        if (content.length > LONGEST)
            content = text.strip().substring(text.strip().lastIndexOf('\n') + 1).getBytes(StandardCharsets.UTF_8);
        ByteBuffer segment = ByteBuffer.allocate(2 * Short.BYTES + content.length);
        return segment.putShort((short) COMMENT)
                .putShort((short) (content.length + Short.BYTES))
                .put(content)
                .array();
    }

    /**
     * The first comment with a certain text in it.
     *
     * @param in behind the start
     */
    public static Optional<String> read(DataInputStream in, String mark) throws IOException {
        while (true) {
            int marker = in.readUnsignedShort();
            if (marker < 0xFF00 || marker == SCAN) return Optional.empty();
            byte[] content = in.readNBytes(Math.max(0, in.readUnsignedShort() - Short.BYTES));
            String text = new String(content, StandardCharsets.UTF_8);
            if (marker == COMMENT && text.contains(mark)) return Optional.of(text);
        }
    }
}
