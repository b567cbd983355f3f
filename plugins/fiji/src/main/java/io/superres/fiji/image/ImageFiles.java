package io.superres.fiji.image;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.io.Opener;
import io.superres.BadInputException;
import io.superres.SuperresException;
import io.superres.WholeFile;
import io.superres.fiji.format.GifFile;
import io.superres.fiji.format.HeaderText;
import io.superres.fiji.format.JpegFile;
import io.superres.fiji.format.Netpbm;
import io.superres.fiji.format.RasterFile;
import io.superres.fiji.tiff.TiffInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Set;

/**
 * Opens and saves image files with ImageJ's own readers and writers, but never a damaged one in silence and never half
 * of one.
 */
public final class ImageFiles {
    private static final Set<String> TIFF = Set.of("tif", "tiff");
    private static final Set<String> WRITABLE = Set.of("tif", "tiff", "png", "jpg", "jpeg");
    private static final Set<String> OTHERS = Set.of("png", "jpg", "jpeg", "bmp", "gif", "pgm");

    private ImageFiles() {}

    /** Whether the name ends like that of an image this class reads. */
    public static boolean isImage(Path file) {
        String extension = extension(file);
        return isTiff(file) || OTHERS.contains(extension);
    }

    /** Whether the name ends like that of a TIFF file. */
    public static boolean isTiff(Path file) {
        return TIFF.contains(extension(file));
    }

    /** The lower-case ending of a file's name, without the dot. */
    public static String extension(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** @throws BadInputException if there is no such file, it is no image, or it is damaged */
    public static ImagePlus open(Path file) {
        return read(file, () -> switch (extension(file)) {
            case "tif", "tiff" -> tiff(file, TiffInfo.check(file));
            case "jpg", "jpeg" -> {
                JpegFile.checkComplete(file);
                yield withText(RasterFile.open(file, "jpeg"), file);
            }
            case "png" -> withText(RasterFile.open(file, "png"), file);
            case "gif" -> GifFile.open(file);
            case "pgm" -> Netpbm.open(file);
            default -> RasterFile.open(file, extension(file));
        });
    }

    private static ImagePlus withText(ImagePlus image, Path file) throws IOException {
        HeaderText.read(file).ifPresent(text -> image.setProperty("Info", text));
        return image;
    }

    /** Opens a file in some way. */
    interface Reader<I> {
        /** @return nothing if the file is no image */
        I read() throws IOException;
    }

    /**
     * Reads a file after it was checked.
     *
     * @throws BadInputException if there is no such file, it is no image, or it is damaged
     */
    static <I> I read(Path file, Reader<I> reader) {
        if (!Files.exists(file)) throw new BadInputException("there is no file " + file);
        if (Files.isDirectory(file)) throw new BadInputException(file + " is a folder, not an image");
        if (!isImage(file))
            throw new BadInputException(file + " is not an image this program reads (TIFF, PNG, JPEG, BMP, GIF, PGM)");
        try {
            I image = reader.read();
            if (image == null) throw new BadInputException(file + " is not an image, or it is damaged");
            return image;
        } catch (IOException | RuntimeException e) {
            if (e instanceof BadInputException bad) throw bad;
            throw new BadInputException(file + " is not an image that can be read, or it is damaged", e);
        }
    }

    /**
     * Reads a TIFF file into memory.
     *
     * @param images number of them that {@link TiffInfo#check} found
     */
    static ImagePlus tiff(Path file, int images) {
        Opener opener = new Opener();
        opener.setSilentMode(true);
        ImagePlus image = opener.openTiff(
                file.toAbsolutePath().getParent() + java.io.File.separator,
                file.getFileName().toString());
        if (image == null || image.getWidth() == 0 || image.getHeight() == 0 || image.getStackSize() < images)
            throw new BadInputException(file + " is not an image that can be read, or it is damaged");
        return image;
    }

    /**
     * Checks that a result can be written somewhere, before work is spent on it.
     *
     * @throws BadInputException if the format cannot be written or the folder cannot be used
     */
    public static void checkWritable(Path file) {
        if (!WRITABLE.contains(extension(file)))
            throw new BadInputException("cannot write " + file + ": use a name that ends in .tif, .png or .jpg");
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BadInputException("cannot create the folder " + folder + ": " + e.getMessage(), e);
        }
        if (!Files.isWritable(folder)) throw new BadInputException("the folder " + folder + " is not writable");
        if (Files.isDirectory(file)) throw new BadInputException(file + " is a folder; give the name of a file");
    }

    /**
     * Checks that the format that a file's name asks for can hold an image like this one.
     *
     * @throws BadInputException if it cannot
     */
    public static void checkFits(ImagePlus image, Path file) {
        String extension = extension(file);
        if (isTiff(file)) return;
        if (image.getStackSize() > 1)
            throw new BadInputException("a stack cannot be saved as " + file + "; use a name that ends in .tif");
        boolean fits = extension.equals("png") ? image.getBitDepth() != 32 : Planes.isEightBit(image);
        if (!fits)
            throw new BadInputException("an image of " + image.getBitDepth() + " bits cannot be saved as " + file
                    + "; use a name that ends in .tif");
    }

    /**
     * Writes an image in the format that the file's name asks for. The file appears only when it is complete.
     *
     * @throws BadInputException if the format cannot hold the image
     * @throws SuperresException if writing fails
     */
    public static void save(ImagePlus image, Path file) {
        checkWritable(file);
        checkFits(image, file);
        String extension = extension(file);
        Path partial = partial(file);
        try {
            FileSaver saver = new FileSaver(image);
            String path = partial.toString();
            boolean saved = isTiff(file)
                    ? image.getStackSize() > 1 ? saver.saveAsTiffStack(path) : saver.saveAsTiff(path)
                    : extension.equals("png") ? saver.saveAsPng(path) : saver.saveAsJpeg(path);
            if (!saved) throw new IOException("the disk may be full");
            if (!isTiff(file) && image.getInfoProperty() != null) HeaderText.add(partial, image.getInfoProperty());
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new SuperresException("could not write " + file + ": " + e.getMessage(), e);
        } finally {
            try {
                Files.deleteIfExists(partial);
            } catch (IOException e) {
                throw new SuperresException("could not remove the unfinished file " + partial, e);
            }
        }
    }

    /** What a file is called until it is complete. */
    private static Path partial(Path file) {
        return file.toAbsolutePath().resolveSibling("." + file.getFileName() + ".part." + extension(file));
    }

    /**
     * Removes what is left of a file if the program was killed while it wrote it.
     *
     * @throws SuperresException if it cannot be removed
     */
    public static void removeUnfinished(Path file) {
        Path partial = partial(file);
        try {
            Files.deleteIfExists(partial);
            Files.deleteIfExists(HeaderText.partial(partial));
            WholeFile.removeUnfinished(file);
        } catch (IOException e) {
            throw new SuperresException("could not remove the unfinished file " + partial, e);
        }
    }

    /**
     * Checks without reading pixels that a file is an image and that its end is there.
     *
     * @throws BadInputException if it is not
     */
    public static void checkComplete(Path file) {
        if (!Files.exists(file)) throw new BadInputException("there is no file " + file);
        try {
            if (isTiff(file)) TiffInfo.check(file);
            if (extension(file).startsWith("jp")) JpegFile.checkComplete(file);
            if (extension(file).equals("png") && !HeaderText.endsWell(file))
                throw new BadInputException(file + " is truncated: the end of the PNG image is missing");
        } catch (IOException | RuntimeException e) {
            if (e instanceof BadInputException bad) throw bad;
            throw new BadInputException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
