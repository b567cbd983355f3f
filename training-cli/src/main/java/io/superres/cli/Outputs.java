package io.superres.cli;

import io.superres.BadInputException;
import io.superres.fiji.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns what a user typed as a place for results into one file for each input. */
final class Outputs {
    private Outputs() {}

    /**
     * Where each result goes; refuses everything that would overwrite an input before any work is done.
     *
     * @param inputs image files
     * @param output a file for a single input, or a folder
     * @param suffix what a file in a folder is called after the name of its input, see {@link #name}
     * @throws BadInputException if a result cannot be written, or would replace an input or another result
     */
    static Map<Path, Path> plan(List<Path> inputs, Path output, String suffix) {
        boolean folder = Files.isDirectory(output)
                || inputs.size() > 1
                || output.toString().endsWith("/")
                || !output.getFileName().toString().contains(".");
        Map<Path, Path> jobs = new LinkedHashMap<>();
        Set<Path> results = new HashSet<>();
        for (Path file : inputs) {
            Path result = folder ? output.resolve(name(file, suffix)) : output;
            ImageFiles.checkWritable(result);
            if (!results.add(result))
                throw new BadInputException("two inputs would be written to " + result + "; give different names");
            if (Files.exists(result) && inputs.stream().anyMatch(input -> same(input, result)))
                throw new BadInputException("the output " + result + " is an input; inputs are never overwritten");
            jobs.put(file, result);
        }
        return jobs;
    }

    /** The input's name with a suffix; PNG files stay PNG files, others become TIFF files. */
    private static String name(Path file, String suffix) {
        String stem = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        return stem + suffix + (ImageFiles.extension(file).equals("png") ? ".png" : ".tif");
    }

    private static boolean same(Path a, Path b) {
        try {
            return Files.isSameFile(a, b);
        } catch (IOException e) {
            throw new BadInputException("cannot compare " + a + " with " + b + ": " + e.getMessage(), e);
        }
    }
}
