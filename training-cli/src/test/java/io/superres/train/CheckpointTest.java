package io.superres.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.BadInputException;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("checkpoint.bin");
    }

    private static Checkpoint checkpoint(int values) {
        float[] many = new float[values];
        for (int i = 0; i < values; i++) many[i] = i * 0.5f - 3;
        return new Checkpoint(
                "toy 1", "second", 70, 20, Map.of("g/updates", 70L), Map.of("g/theta", many, "g/u", new float[] {1}));
    }

    @Test
    void everythingComesBack() throws Exception {
        Checkpoint written = checkpoint(40_000);
        written.write(file);
        Checkpoint read = Checkpoint.read(file, "toy 1");
        assertThat(read.phase()).isEqualTo("second");
        assertThat(read.step()).isEqualTo(70);
        assertThat(read.phaseStep()).isEqualTo(20);
        assertThat(read.count("g/updates")).isEqualTo(70);
        assertThat(read.array("g/theta", 40_000)).containsExactly(written.array("g/theta", 40_000));
        assertThat(read.array("g/u", 1)).containsExactly(1);
    }

    @Test
    void theFirstVersionCanStillBeRead() throws Exception {
        try (CheckedOutputStream sum = new CheckedOutputStream(Files.newOutputStream(file), new CRC32());
                DataOutputStream out = new DataOutputStream(sum)) {
            out.writeInt(0x53524B31);
            out.writeUTF("old");
            out.writeLong(9);
            out.writeInt(2);
            for (int i = 0; i < 8; i++) out.writeFloat(i);
            out.writeLong(sum.getChecksum().getValue());
        }
        Checkpoint read = Checkpoint.read(file, "old");
        assertThat(read.step()).isEqualTo(9);
        assertThat(read.phaseStep()).isEqualTo(9);
        assertThat(read.count("network/updates")).isEqualTo(9);
        assertThat(read.array("network/theta", 2)).containsExactly(0, 1);
        assertThat(read.array("network/average", 2)).containsExactly(6, 7);
    }

    @Test
    void anyDamageIsNoticed() throws Exception {
        checkpoint(10).write(file);
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 4; i < bytes.length; i++) {
            byte[] broken = bytes.clone();
            broken[i] ^= 4;
            Files.write(file, broken);
            assertThatThrownBy(() -> Checkpoint.read(file, "toy 1"))
                    .as("byte %d", i)
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("damaged");
        }
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        assertThatThrownBy(() -> Checkpoint.read(file, "toy 1")).hasMessageContaining("damaged");
    }

    @Test
    void otherFilesAreRefusedInWords() throws Exception {
        Files.writeString(file, "not a checkpoint at all");
        assertThatThrownBy(() -> Checkpoint.read(file, "toy 1")).hasMessageContaining("is not a checkpoint");
        Files.write(file, new byte[] {0x53, 0x52, 0x4B, 0x39, 0, 0, 0, 0});
        assertThatThrownBy(() -> Checkpoint.read(file, "toy 1")).hasMessageContaining("newer version");
        checkpoint(3).write(file);
        assertThatThrownBy(() -> Checkpoint.read(file, "toy 2"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("toy 1 instead of toy 2");
        Checkpoint read = Checkpoint.read(file, "toy 1");
        assertThatThrownBy(() -> read.array("g/theta", 4)).hasMessageContaining("g/theta");
        assertThatThrownBy(() -> read.count("d/updates")).hasMessageContaining("d/updates");
    }

    @Test
    void aFullDiskLeavesTheOlderCheckpoint() throws Exception {
        checkpoint(3).write(file);
        assertThatThrownBy(() -> io.superres.WholeFile.write(file, partial -> {
                    Files.write(partial, new byte[100]);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class);
        assertThat(Checkpoint.read(file, "toy 1").step()).isEqualTo(70);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }
}
