package io.superres.fiji.batch;

import io.superres.BadInputException;
import io.superres.SuperresException;
import io.superres.image.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
     * @param selection the part of each image that is enlarged; all if empty
     */
    static long bytes(List<Job> jobs, int scale, Optional<Selection> selection) {
        double need = 0;
        double twice = 0;
        for (Job job : jobs) {
            double result = result(job.input(), scale, selection);
            double older = size(job.output());
            need += Math.max(0, result - older);
            if (older > 0) twice = Math.max(twice, Math.min(older, result));
        }
        return (long) Math.min(Long.MAX_VALUE, need + twice);
    }

    private static double result(Path input, int scale, Optional<Selection> selection) {
        try {
            ImageHeader header = ImageHeader.read(input);
            Selection whole = new Selection(0, 0, header.width(), header.height());
            Selection part = selection.orElse(whole).within(header.width(), header.height());
            double pixels = (double) part.width() * part.height() * header.planes();
            return HEADER_BYTES + pixels * header.bytesPerPixel() * scale * scale;
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
    static void check(List<Job> jobs, int scale, Optional<Selection> selection, Path folder) {
        long need = bytes(jobs, scale, selection);
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
