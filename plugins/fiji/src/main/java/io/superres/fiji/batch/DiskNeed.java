package io.superres.fiji.batch;

import io.superres.BadInputException;
import io.superres.SuperresException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How much room results need on their disk, estimated from the headers of the inputs. */
final class DiskNeed {
    /** For everything in a file that is not pixels. */
    private static final long HEADER_BYTES = 1 << 16;

    private DiskNeed() {}

    /**
     * Bytes that must be free. Results that exist already are replaced one after another, so each needs only what it
     * grows by, and the largest of them once more while both are there. PNG files count as if they were not compressed.
     * Inputs that cannot be read count nothing: they will fail.
     *
     * @param scale HR pixels per LR pixel
     */
    static long bytes(List<Job> jobs, int scale) {
        double need = 0;
        double twice = 0;
        for (Job job : jobs) {
            double result = result(job.input(), scale);
            double older = size(job.output());
            need += Math.max(0, result - older);
            if (older > 0) twice = Math.max(twice, Math.min(older, result));
        }
        return (long) Math.min(Long.MAX_VALUE, need + twice);
    }

    private static double result(Path input, int scale) {
        try {
            ImageHeader header = ImageHeader.read(input);
            double pixels = (double) header.width() * header.height() * header.planes();
            return HEADER_BYTES + Math.max(0, pixels) * header.bytesPerPixel() * scale * scale;
        } catch (BadInputException e) {
            return 0;
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** @throws SuperresException if the results do not fit on the disk of their folder */
    static void check(List<Job> jobs, int scale, Path folder) {
        long need = bytes(jobs, scale);
        long free = free(folder.toAbsolutePath());
        if (need > free)
            throw new SuperresException("the results need " + text(need) + ", but only " + text(free)
                    + " are free on the disk of " + folder + "; make room, or choose another folder");
    }

    private static long free(Path folder) {
        Path existing = folder;
        while (!Files.exists(existing) && existing.getParent() != null) existing = existing.getParent();
        try {
            return Files.getFileStore(existing).getUsableSpace();
        } catch (IOException e) {
            throw new SuperresException(
                    "cannot find out how much room is left in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static String text(long bytes) {
        return bytes < 1_000_000_000L
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
