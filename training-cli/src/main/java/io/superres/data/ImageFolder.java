package io.superres.data;

import io.superres.BadInputException;
import io.superres.fiji.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The image files below a folder, in a fixed order.
 *
 * @param root the folder
 * @param entries its images
 */
public record ImageFolder(Path root, List<Entry> entries) {

    /**
     * One image file.
     *
     * @param file where it lies
     * @param domain name of the first folder below the root, such as {@code natural}; {@code .} directly in the root
     * @param source what the image was cut from or belongs to: its own folder's name if that lies deeper than the
     *     domain, else its file name up to the last underscore
     */
    public record Entry(Path file, String domain, String source) {
        static Entry of(Path root, Path file) {
            Path relative = root.relativize(file);
            int depth = relative.getNameCount();
            String domain = depth > 1 ? relative.getName(0).toString() : ".";
            String stem = relative.getFileName().toString().replaceFirst("\\.[^.]*$", "");
            int cut = stem.lastIndexOf('_');
            String source =
                    depth > 2 ? relative.getName(depth - 2).toString() : cut > 0 ? stem.substring(0, cut) : stem;
            return new Entry(file, domain, domain + "/" + source);
        }
    }

    /** @throws BadInputException if the folder is missing or holds no image */
    public static ImageFolder scan(Path root) {
        if (!Files.isDirectory(root)) throw new BadInputException("there is no folder " + root);
        try (Stream<Path> files = Files.walk(root)) {
            List<Entry> entries = files.filter(Files::isRegularFile)
                    .filter(ImageFiles::isImage)
                    .sorted()
                    .map(file -> Entry.of(root, file))
                    .toList();
            if (entries.isEmpty()) throw new BadInputException("the folder " + root + " holds no images");
            return new ImageFolder(root, entries);
        } catch (IOException e) {
            throw new BadInputException("cannot read the folder " + root + ": " + e.getMessage(), e);
        }
    }
}
