package io.superres.fiji.tiff;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The ways in which TIFF files are compressed that ImageJ reads, as far as needed to see whether anything is missing. */
enum Compression {
    NONE {
        @Override
        long size(ByteBuffer strip, long most) {
            return strip.remaining();
        }
    },
    LZW {
        private static final int CLEAR = 256;
        private static final int END = 257;
        private static final int CODES = 4096;

        @Override
        long size(ByteBuffer strip, long most) {
            int[] lengths = new int[CODES + 1];
            for (int i = 0; i < CLEAR; i++) lengths[i] = 1;
            int next = END + 1;
            int width = 9;
            int previous = -1;
            long size = 0;
            long bits = 0;
            int held = 0;
            while (size <= most) {
                while (held < width) {
                    if (!strip.hasRemaining()) return size;
                    bits = bits << 8 | strip.get() & 0xFF;
                    held += 8;
                }
                held -= width;
                int code = (int) (bits >> held) & (1 << width) - 1;
                if (code == END) return size;
                if (code == CLEAR) {
                    next = END + 1;
                    width = 9;
                    previous = -1;
                    continue;
                }
                if (previous < 0 ? code > END : code > next || next > CODES) return -1;
                if (previous >= 0) {
                    lengths[next++] = lengths[previous] + 1;
                    if (next == 511 || next == 1023 || next == 2047) width++;
                }
                size += lengths[code];
                previous = code;
            }
            return -1;
        }
    },
    PACK_BITS {
        @Override
        long size(ByteBuffer strip, long most) {
            long size = 0;
            while (size < most && strip.hasRemaining()) {
                int n = strip.get();
                if (n == -128) continue;
                int taken = n >= 0 ? n + 1 : 1;
                if (strip.remaining() < taken) return -1;
                strip.position(strip.position() + taken);
                size += n >= 0 ? n + 1 : 1 - n;
            }
            return size > most ? -1 : size;
        }
    },
    DEFLATE {
        @Override
        long size(ByteBuffer strip, long most) {
            Inflater inflater = new Inflater();
            try {
                inflater.setInput(strip);
                byte[] buffer = new byte[1 << 14];
                while (!inflater.finished()) {
                    int n = inflater.inflate(buffer);
                    if (n == 0 && !inflater.finished() || inflater.getBytesWritten() > most) return -1;
                }
                return inflater.getBytesWritten();
            } catch (DataFormatException e) {
                return -1;
            } finally {
                inflater.end();
            }
        }
    };

    static Optional<Compression> of(long code) {
        return Optional.ofNullable(
                switch ((int) code) {
                    case 0, 1 -> NONE;
                    case 5 -> LZW;
                    case 8, 32946 -> DEFLATE;
                    case 32773 -> PACK_BITS;
                    default -> null;
                });
    }

    /** Whether a strip can be decompressed to at least {@code least} bytes and to no more than ImageJ has room for. */
    boolean holds(ByteBuffer strip, long least, long most) {
        return size(strip, most) >= least;
    }

    /**
     * @param most where it may stop counting
     * @return bytes after decompression; -1 if they are more, or the strip is damaged
     */
    abstract long size(ByteBuffer strip, long most);
}
