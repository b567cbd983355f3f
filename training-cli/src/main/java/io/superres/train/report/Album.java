package io.superres.train.report;

import io.superres.SuperresException;
import io.superres.fiji.image.ImageFiles;
import io.superres.train.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with one PNG for each of several measurements, named by their steps. When there are too many, those go whose
 * neighbours are closest, never the first or the last.
 *
 * @param folder where they lie
 * @param most files to keep, 3 or more
 */
public record Album(Path folder, int most) {
    private static final String PREFIX = "step-";
    private static final String SUFFIX = ".png";

    /** One file of the album. */
    public record Page(long step, Path file) {}

    /** Adds what a measurement shows, replacing what was there for that step or a later one. */
    public void add(long step, List<Picture> pictures) throws IOException {
        if (pictures.isEmpty()) return;
        for (Page page : pages()) if (page.step() > step) Files.delete(page.file());
        Files.createDirectories(folder);
        ImageFiles.save(Mosaic.of(pictures), folder.resolve(String.format("%s%09d%s", PREFIX, step, SUFFIX)));
        for (List<Page> pages = pages(); pages.size() > most; pages = pages())
            Files.delete(mostDispensable(pages).file());
    }

    /** What there is, by rising step. */
    public List<Page> pages() {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            List<Page> pages = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.matches(PREFIX + "\\d{1,18}" + SUFFIX))
                    pages.add(new Page(
                            Long.parseLong(name.substring(PREFIX.length(), name.length() - SUFFIX.length())), file));
            }
            return pages;
        } catch (IOException e) {
            throw new SuperresException("could not read the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Page mostDispensable(List<Page> pages) {
        int best = 1;
        for (int i = 2; i < pages.size() - 1; i++) if (span(pages, i) < span(pages, best)) best = i;
        return pages.get(best);
    }

    private static long span(List<Page> pages, int i) {
        return pages.get(i + 1).step() - pages.get(i - 1).step();
    }
}
