package io.superres.train;

import io.superres.BadInputException;
import io.superres.WholeFile;
import io.superres.torch.Adam;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The state of an interrupted training run. The file holds a magic number, the fingerprint of what is being trained,
 * the step, the optimiser's arrays and a checksum; it replaces its predecessor only once it is complete.
 *
 * @param fingerprint tells what is being trained; see {@link #read}
 * @param step steps done
 * @param state parameters and optimiser
 */
public record Checkpoint(String fingerprint, long step, Adam.State state) {
    private static final int MAGIC = 0x53524B31;
    private static final int MAX_VALUES = 1 << 29;

    public void write(Path file) throws IOException {
        WholeFile.write(file, this::writeContent);
    }

    private void writeContent(Path file) throws IOException {
        try (CheckedOutputStream sum =
                        new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), new CRC32());
                DataOutputStream out = new DataOutputStream(sum)) {
            out.writeInt(MAGIC);
            out.writeUTF(fingerprint);
            out.writeLong(step);
            out.writeInt(state.theta().length);
            for (float[] array : arrays(state)) for (float value : array) out.writeFloat(value);
            out.writeLong(sum.getChecksum().getValue());
        }
    }

    /**
     * @param fingerprint what is to be trained
     * @throws BadInputException if the file is damaged or belongs to another network
     */
    public static Checkpoint read(Path file, String fingerprint) {
        try (CheckedInputStream sum =
                        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), new CRC32());
                DataInputStream in = new DataInputStream(sum)) {
            if (in.readInt() != MAGIC) throw new BadInputException(file + " is not a checkpoint");
            String found = in.readUTF();
            if (!found.equals(fingerprint))
                throw new BadInputException("the checkpoint " + file + " belongs to another network (" + found
                        + " instead of " + fingerprint + "); choose another --out folder");
            long step = in.readLong();
            int size = in.readInt();
            if (size < 0 || size > MAX_VALUES || Files.size(file) < 16L * size)
                throw new BadInputException("the checkpoint " + file + " is damaged");
            Adam.State state = new Adam.State(new float[size], new float[size], new float[size], new float[size]);
            for (float[] array : arrays(state)) for (int i = 0; i < size; i++) array[i] = in.readFloat();
            long expected = sum.getChecksum().getValue();
            if (in.readLong() != expected) throw new BadInputException("the checkpoint " + file + " is damaged");
            return new Checkpoint(found, step, state);
        } catch (IOException e) {
            throw new BadInputException("cannot read the checkpoint " + file + ": " + e.getMessage(), e);
        }
    }

    private static float[][] arrays(Adam.State state) {
        return new float[][] {state.theta(), state.mean(), state.square(), state.average()};
    }
}
