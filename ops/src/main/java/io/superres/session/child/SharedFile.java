package io.superres.session.child;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Memory that a process shares with its child. Used by one run at a time.
 *
 * @param id the number both sides know it by
 * @param memory the whole of it
 */
record SharedFile(int id, MappedByteBuffer memory) {
    /** Where Linux keeps files in memory alone. */
    private static final Path MEMORY_FOLDER = Path.of("/dev/shm");

    private static final int BLOCK = 1 << 20;
    private static final int ALIGNMENT = 64;

    /** Tells the child about a new file; returns when it has mapped it. */
    @FunctionalInterface
    interface Announcement {
        void announce(Path file);
    }

    /**
     * Makes a file that nobody else can read, and removes its name as soon as both sides have mapped it: then nothing
     * is left of it after both have ended, however they end. Where a mapped file cannot be removed, it stays in the
     * child's folder until that is removed.
     *
     * @param folder the child's own folder
     */
    static SharedFile make(int id, int bytes, Path folder, Announcement announcement) throws IOException {
        if (Files.isWritable(MEMORY_FOLDER))
            try {
                return makeIn(MEMORY_FOLDER, id, bytes, announcement);
            } catch (IOException e) {
                // It is full: containers often give it no more than 64 MB.
            }
        return makeIn(folder, id, bytes, announcement);
    }

    private static SharedFile makeIn(Path folder, int id, int bytes, Announcement announcement) throws IOException {
        Path file = Files.createTempFile(folder, "superres", ".tensor");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            // Written, not only declared: a full disk shall fail here, and not when memory is touched.
            ByteBuffer zeros = ByteBuffer.allocate(BLOCK);
            for (int done = 0; done < bytes; ) {
                zeros.clear().limit(Math.min(BLOCK, bytes - done));
                done += channel.write(zeros);
            }
            SharedFile made = new SharedFile(id, channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes));
            announcement.announce(file);
            return made;
        } finally {
            removeIfPossible(file);
        }
    }

    private static void removeIfPossible(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    /** A part of the memory as floats. */
    FloatBuffer floats(int offset, long[] shape) {
        return memory.slice(offset, bytes(shape)).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }

    /** The size of a float tensor. */
    static int bytes(long[] shape) {
        long floats = 1;
        for (long extent : shape) floats = Math.multiplyExact(floats, extent);
        return Math.toIntExact(Math.multiplyExact(floats, (long) Float.BYTES));
    }

    /** The next place at which a tensor may begin. */
    static int aligned(int offset) {
        return Math.multiplyExact(Math.addExact(offset, ALIGNMENT - 1) / ALIGNMENT, ALIGNMENT);
    }
}
