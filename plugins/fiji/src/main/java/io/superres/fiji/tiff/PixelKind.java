package io.superres.fiji.tiff;

import ij.io.FileInfo;
import java.nio.ByteBuffer;
import java.util.Optional;
import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;

/** The pixels in files that can be read piece by piece. */
enum PixelKind {
    BYTE(1, new UnsignedByteType()),
    SHORT(2, new UnsignedShortType()),
    /** Becomes unsigned by adding 32768, as in ImageJ. */
    SIGNED_SHORT(2, new UnsignedShortType()),
    FLOAT(4, new FloatType()),
    /** Three bytes a pixel; becomes one plane for each colour. */
    RGB(3, new UnsignedByteType());

    private final int bytes;
    private final RealType<?> type;

    PixelKind(int bytes, RealType<?> type) {
        this.bytes = bytes;
        this.type = type;
    }

    static Optional<PixelKind> of(FileInfo info) {
        return switch (info.fileType) {
            case FileInfo.GRAY8, FileInfo.COLOR8 -> Optional.of(BYTE);
            case FileInfo.GRAY16_UNSIGNED -> Optional.of(SHORT);
            case FileInfo.GRAY16_SIGNED -> Optional.of(SIGNED_SHORT);
            case FileInfo.GRAY32_FLOAT -> Optional.of(FLOAT);
            case FileInfo.RGB -> Optional.of(RGB);
            default -> Optional.empty();
        };
    }

    /** Bytes of one pixel in the file. */
    int bytes() {
        return bytes;
    }

    /** The type of the pixels in memory. */
    @SuppressWarnings("unchecked")
    <T extends NativeType<T> & RealType<T>> T type() {
        return (T) type;
    }

    /** All pixels that remain in a buffer, whose byte order is that of the file. */
    ArrayDataAccess<?> decode(ByteBuffer file) {
        int count = file.remaining() / bytes;
        switch (this) {
            case BYTE -> {
                byte[] values = new byte[count];
                file.get(values);
                return new ByteArray(values);
            }
            case SHORT, SIGNED_SHORT -> {
                short[] values = new short[count];
                file.asShortBuffer().get(values);
                if (this == SIGNED_SHORT) for (int i = 0; i < count; i++) values[i] ^= Short.MIN_VALUE;
                return new ShortArray(values);
            }
            case FLOAT -> {
                float[] values = new float[count];
                file.asFloatBuffer().get(values);
                return new FloatArray(values);
            }
            default -> {
                byte[] values = new byte[3 * count];
                for (int i = 0; i < count; i++)
                    for (int colour = 0; colour < 3; colour++) values[colour * count + i] = file.get();
                return new ByteArray(values);
            }
        }
    }
}
