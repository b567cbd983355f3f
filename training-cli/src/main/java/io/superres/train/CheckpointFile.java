package io.superres.train;

import io.superres.BadInputException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The bytes of a checkpoint, big-endian: the number {@code SRK2}, fingerprint, phase, step, step in the phase; then the
 * number of counts, each a name and a long; then the number of arrays, each a name, a length and its floats; then the
 * CRC-32 of all that. {@code SRK1}, written by earlier versions, holds one network trained by Adam: fingerprint, step,
 * length, and four arrays.
 */
final class CheckpointFile {
    private static final int MAGIC = 0x53524B32;
    private static final int MAGIC_1 = 0x53524B31;
    private static final int CHUNK = 1 << 14;

    /** The name that the only network of an {@code SRK1} file goes by. */
    static final String ONLY = "network";

    private CheckpointFile() {}

    static void write(Checkpoint checkpoint, Path file) throws IOException {
        try (CheckedOutputStream sum =
                        new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), new CRC32());
                DataOutputStream out = new DataOutputStream(sum)) {
            out.writeInt(MAGIC);
            out.writeUTF(checkpoint.fingerprint());
            out.writeUTF(checkpoint.phase());
            out.writeLong(checkpoint.step());
            out.writeLong(checkpoint.phaseStep());
            out.writeInt(checkpoint.counts().size());
            for (Map.Entry<String, Long> count : checkpoint.counts().entrySet()) {
                out.writeUTF(count.getKey());
                out.writeLong(count.getValue());
            }
            out.writeInt(checkpoint.arrays().size());
            for (Map.Entry<String, float[]> array : checkpoint.arrays().entrySet()) {
                out.writeUTF(array.getKey());
                out.writeInt(array.getValue().length);
                write(array.getValue(), out);
            }
            out.writeLong(sum.getChecksum().getValue());
        }
    }

    static Checkpoint read(Path file) throws IOException {
        try (CheckedInputStream sum =
                        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), new CRC32());
                DataInputStream in = new DataInputStream(sum)) {
            int magic = in.readInt();
            if (magic >>> 8 != MAGIC >>> 8) throw new BadInputException(file + " is not a checkpoint");
            if (magic > MAGIC)
                throw new BadInputException(
                        "the checkpoint " + file + " was written by a newer version of this program");
            long most = Files.size(file) / Float.BYTES;
            Checkpoint found = magic == MAGIC_1 ? readFirstVersion(in, most) : readContent(in, most);
            long expected = sum.getChecksum().getValue();
            if (in.readLong() != expected) throw new EOFException();
            return found;
        } catch (EOFException | UTFDataFormatException e) {
            throw new BadInputException("the checkpoint " + file + " is damaged", e);
        }
    }

    private static Checkpoint readContent(DataInputStream in, long most) throws IOException {
        String fingerprint = in.readUTF();
        String phase = in.readUTF();
        long step = in.readLong();
        long phaseStep = in.readLong();
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int n = in.readInt(); n > 0; n--) counts.put(in.readUTF(), in.readLong());
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (int n = in.readInt(); n > 0; n--) arrays.put(in.readUTF(), floats(in, in.readInt(), most));
        return new Checkpoint(fingerprint, phase, step, phaseStep, counts, arrays);
    }

    private static Checkpoint readFirstVersion(DataInputStream in, long most) throws IOException {
        String fingerprint = in.readUTF();
        long step = in.readLong();
        int size = in.readInt();
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (String name : new String[] {"theta", "mean", "square", "average"})
            arrays.put(ONLY + "/" + name, floats(in, size, most));
        return new Checkpoint(fingerprint, "", step, step, Map.of(ONLY + "/updates", step), arrays);
    }

    private static void write(float[] values, DataOutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Float.BYTES);
        for (int from = 0; from < values.length; from += CHUNK) {
            int n = Math.min(CHUNK, values.length - from);
            buffer.asFloatBuffer().put(values, from, n);
            out.write(buffer.array(), 0, n * Float.BYTES);
        }
    }

    private static float[] floats(DataInputStream in, int length, long most) throws IOException {
        if (length < 0 || length > most) throw new EOFException();
        float[] values = new float[length];
        byte[] bytes = new byte[CHUNK * Float.BYTES];
        for (int from = 0; from < length; from += CHUNK) {
            int n = Math.min(CHUNK, length - from);
            in.readFully(bytes, 0, n * Float.BYTES);
            ByteBuffer.wrap(bytes).asFloatBuffer().get(values, from, n);
        }
        return values;
    }
}
