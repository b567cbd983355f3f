package io.superres.fiji.adapt;

import ij.ImagePlus;
import ij.WindowManager;
import io.superres.BadInputException;
import io.superres.fiji.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** What a user wants a model fitted to, as a folder of image files. */
public final class LrImages {
    private LrImages() {}

    /**
     * @param text title of an open image, every plane of which counts as an image, or a folder
     * @param spare an empty folder, for the planes of an open image
     * @throws BadInputException if the text is neither
     */
    public static Path folder(String text, Path spare) throws IOException {
        if (text.isBlank())
            throw new BadInputException("there are no images; name an open stack or a folder with images=title");
        ImagePlus open = WindowManager.getImage(text);
        if (open != null) return planes(open, Files.createDirectories(spare));
        try {
            if (Files.isDirectory(Path.of(text))) return Path.of(text);
        } catch (InvalidPathException e) {
            throw new BadInputException("there is no open image '" + text + "', and no folder can be called so", e);
        }
        throw new BadInputException("there is neither an open image '" + text + "' nor such a folder");
    }

    private static Path planes(ImagePlus image, Path folder) {
        for (int i = 1; i <= image.getStackSize(); i++) {
            ImagePlus plane =
                    new ImagePlus("plane", image.getStack().getProcessor(i).duplicate());
            ImageFiles.save(plane, folder.resolve(String.format(Locale.ROOT, "plane_%05d.tif", i)));
        }
        return folder;
    }
}
