package io.superres.benchmark;

import ij.ImagePlus;
import ij.process.ShortProcessor;
import io.superres.SuperresException;
import io.superres.fiji.image.ImageFiles;
import io.superres.model.Model;
import io.superres.onnx.OnnxFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.imglib2.type.numeric.integer.UnsignedShortType;

/** A folder for files that are needed only while something is measured. Deletes itself when closed. */
record Scratch(Path folder) implements AutoCloseable {

    static Scratch create() {
        try {
            return new Scratch(Files.createTempDirectory("superres-benchmark"));
        } catch (IOException e) {
            throw new SuperresException("cannot make a temporary folder: " + e.getMessage(), e);
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** A square 16-bit TIFF. */
    Path image(int size) {
        short[] pixels = new short[size * size];
        int[] n = {0};
        TestImages.waves(new UnsignedShortType(), size).forEach(pixel -> pixels[n[0]++] = (short) pixel.get());
        Path file = file(size + ".tif");
        ImageFiles.save(new ImagePlus("waves", new ShortProcessor(size, size, pixels, null)), file);
        return file;
    }

    /** The model's network as a file of its own. */
    Path network(Model model) {
        Path file = file("network.onnx");
        try {
            OnnxFile.write(model.graph(), file);
        } catch (IOException e) {
            throw new SuperresException("cannot write " + file + ": " + e.getMessage(), e);
        }
        return file;
    }

    @Override
    public void close() {
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the temporary folder " + folder, e);
        }
    }
}
