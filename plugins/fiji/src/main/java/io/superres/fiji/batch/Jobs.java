package io.superres.fiji.batch;

import io.superres.BadInputException;
import io.superres.fiji.image.ImageFiles;
import io.superres.method.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decides where results go. */
public final class Jobs {
    private Jobs() {}

    /** Whether a place for results means a folder: one that exists, ends in a slash, or has no ending. */
    public static boolean isFolder(Path output) {
        return Files.isDirectory(output)
                || output.getFileName() == null
                || !output.getFileName().toString().contains(".");
    }

    /**
     * One result for each image: in a file if there is one image and {@code output} is not a {@linkplain #isFolder
     * folder}, else in a folder.
     *
     * @param suffix what a result in a folder is called after the name of its input
     * @throws BadInputException if a result cannot be written, or would replace an input or another result
     */
    public static List<Job> plan(List<InputImage> images, Path output, String suffix) {
        return images.size() == 1 && !isFolder(output)
                ? List.of(toFile(images.get(0).file(), output))
                : toFolder(images, output, suffix);
    }

    /**
     * One result in a given file.
     *
     * @throws BadInputException if it cannot be written there, or would replace the input
     */
    public static Job toFile(Path input, Path output) {
        ImageFiles.checkWritable(output);
        Job job = new Job(input, output);
        refuseOverwriting(List.of(job));
        return job;
    }

    /**
     * One result in the folder of its input. It replaces an older result of this library, but no other file.
     *
     * @param suffix what the result is called after the name of its input
     * @throws BadInputException if it cannot be written there, or there is another file of that name
     */
    public static Job beside(Path input, String suffix) {
        Path output = input.toAbsolutePath().resolveSibling(name(input, suffix));
        if (Files.exists(output) && ImageHeader.provenance(output).isEmpty())
            throw new BadInputException(output + " exists and is no result of superres; move it away or rename it");
        return toFile(input, output);
    }

    /**
     * All results in one folder, in the sub-folders in which the inputs were found. PNG files stay PNG files, all others
     * become TIFF files.
     *
     * @param suffix what a result is called after the name of its input
     * @throws BadInputException if the folder cannot be written, or a result would replace an input or another result
     */
    public static List<Job> toFolder(List<InputImage> images, Path folder, String suffix) {
        List<Job> jobs = new ArrayList<>();
        Set<Path> results = new HashSet<>();
        for (InputImage image : images) {
            Path result = folder.resolve(image.below()).resolve(name(image.file(), suffix));
            if (!results.add(result.normalize()))
                throw new BadInputException("two inputs would be written to " + result + "; give different names");
            jobs.add(new Job(image.file(), result));
        }
        ImageFiles.checkWritable(folder.resolve("image.tif"));
        refuseOverwriting(jobs);
        return jobs;
    }

    /**
     * @param references images that were given besides the inputs
     * @throws BadInputException if a result would replace one of them
     */
    public static void keep(List<Source> references, List<Job> jobs) {
        Set<Object> kept = new HashSet<>();
        for (Source reference : references)
            if (reference.path() != null && Files.exists(Path.of(reference.path())))
                kept.add(identity(Path.of(reference.path())));
        for (Job job : jobs)
            if (Files.exists(job.output()) && kept.contains(identity(job.output())))
                throw new BadInputException(
                        "the output " + job.output() + " is a reference; references are never overwritten");
    }

    private static String name(Path file, String suffix) {
        String stem = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        return stem + suffix + (ImageFiles.extension(file).equals("png") ? ".png" : ".tif");
    }

    private static void refuseOverwriting(List<Job> jobs) {
        Set<Object> inputs = new HashSet<>();
        for (Job job : jobs) if (Files.exists(job.input())) inputs.add(identity(job.input()));
        for (Job job : jobs)
            if (Files.exists(job.output()) && inputs.contains(identity(job.output())))
                throw new BadInputException(
                        "the output " + job.output() + " is an input; inputs are never overwritten");
    }

    /** The same for all names of one file, links included. */
    private static Object identity(Path file) {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return key == null ? file.toRealPath() : key;
        } catch (IOException e) {
            throw new BadInputException("cannot look at " + file + ": " + e.getMessage(), e);
        }
    }
}
