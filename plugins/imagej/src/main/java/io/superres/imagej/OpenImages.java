package io.superres.imagej;

import ij.ImagePlus;
import ij.WindowManager;
import io.superres.BadInputException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The images that are open in ImageJ, also those of a macro in batch mode. */
final class OpenImages {
    private OpenImages() {}

    static List<ImagePlus> all() {
        int[] ids = WindowManager.getIDList();
        if (ids == null) return List.of();
        return Arrays.stream(ids)
                .mapToObj(WindowManager::getImage)
                .filter(Objects::nonNull)
                .toList();
    }

    /** @throws BadInputException if no image has this title */
    static ImagePlus named(String title) {
        ImagePlus current = WindowManager.getCurrentImage();
        if (current != null && current.getTitle().equals(title)) return current;
        List<ImagePlus> images = all();
        return images.stream()
                .filter(image -> image.getTitle().equals(title))
                .findFirst()
                .orElseThrow(() -> new BadInputException("there is no open image '" + title + "'"
                        + (images.isEmpty()
                                ? "; there is no open image at all"
                                : "; there are: "
                                        + String.join(
                                                ", ",
                                                images.stream()
                                                        .map(ImagePlus::getTitle)
                                                        .toList()))));
    }

    /** @throws BadInputException if no image is open */
    static ImagePlus current() {
        ImagePlus current = WindowManager.getCurrentImage();
        if (current == null) throw new BadInputException("there is no image; open one, or name it with image=title");
        return current;
    }
}
