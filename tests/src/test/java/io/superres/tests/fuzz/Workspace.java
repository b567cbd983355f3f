package io.superres.tests.fuzz;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.FloatProcessor;
import io.superres.fiji.image.ImageFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folder a command runs in: {@code in} with files of many kinds, of which none may change. */
final class Workspace implements AutoCloseable {
    private static Map<String, byte[]> made;

    private final Path folder;
    private final Path words;

    private Workspace(Path folder, Path words) {
        this.folder = folder;
        this.words = words;
    }

    /** Fills the folder of the file that holds the words. */
    static Workspace around(Path words) throws IOException {
        Workspace workspace = new Workspace(words.toAbsolutePath().getParent(), words.toAbsolutePath());
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            Path place = workspace.folder.resolve("in").resolve(file.getKey());
            Files.createDirectories(place.getParent());
            Files.write(place, file.getValue());
        }
        Files.createDirectories(workspace.folder.resolve("in/nothing"));
        return workspace;
    }

    private static Map<String, byte[]> files() throws IOException {
        if (made != null) return made;
        Map<String, byte[]> files = new LinkedHashMap<>();
        add(files, "lr.tif", "16-bit ramp", 12, 10, 1);
        add(files, "hr.tif", "8-bit ramp", 48, 40, 1);
        add(files, "grey.png", "8-bit ramp", 20, 16, 1);
        add(files, "colour.jpg", "RGB ramp", 24, 24, 1);
        add(files, "stack.tif", "32-bit ramp", 9, 7, 3);
        add(files, "dot.tif", "16-bit ramp", 1, 1, 1);
        add(files, "below/two words [1] {a,b}.tif", "8-bit ramp", 12, 10, 1);
        add(files, "folder.tif/inside.png", "8-bit ramp", 8, 8, 1);
        if (isName("\u00e9\u4e2d.png")) add(files, "\u00e9\u4e2d.png", "8-bit ramp", 12, 10, 1);
        files.put("wild.tif", floats(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0, 1));
        files.put("flat.tif", floats(1e20f));
        files.put("far.tif", floats(-Float.MAX_VALUE, Float.MAX_VALUE));
        files.put("broken.tif", Arrays.copyOf(files.get("hr.tif"), 700));
        files.put("text.txt", "upscale\nin".getBytes(StandardCharsets.UTF_8));
        files.put("tiny.onnx", SoundModels.networks().get(1));
        made = files;
        return files;
    }

    private static byte[] floats(float... values) {
        FloatProcessor pixels = new FloatProcessor(24, 20);
        for (int i = 0; i < pixels.getPixelCount(); i++) pixels.setf(i, values[i % values.length]);
        return new FileSaver(new ImagePlus("floats", pixels)).serialize();
    }

    /** Not every system has names beyond ASCII. */
    private static boolean isName(String text) {
        try {
            return Path.of(text).toString().equals(text);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static void add(Map<String, byte[]> files, String name, String type, int width, int height, int slices)
            throws IOException {
        ImagePlus image = IJ.createImage("ramp", type, width, height, slices);
        Path folder = Files.createTempDirectory("sound");
        Path file = folder.resolve("a." + ImageFiles.extension(Path.of(name)));
        ImageFiles.save(image, file);
        files.put(name, Files.readAllBytes(file));
        Files.delete(file);
        Files.delete(folder);
    }

    /**
     * @param words the command line
     * @param good whether it succeeded; only then, a file that is named as a place for results may have changed
     */
    void check(List<String> words, boolean good) throws IOException {
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            Path place = folder.resolve("in").resolve(file.getKey());
            boolean same = Files.isRegularFile(place) && Arrays.equals(Files.readAllBytes(place), file.getValue());
            if (!same && !(good && isOnlyResult("in/" + file.getKey(), words)))
                throw new AssertionError(file.getKey() + " was changed");
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> left = all.filter(path -> path.getFileName().toString().contains(".part"))
                    .toList();
            if (!left.isEmpty()) throw new AssertionError("unfinished files are left: " + left);
        }
    }

    private static boolean isOnlyResult(String file, List<String> words) {
        boolean result = false;
        for (int i = 1; i < words.size(); i++)
            if (words.get(i).equals(file)) {
                if (!List.of("-o", "--output", "--hr-out", "--json").contains(words.get(i - 1))) return false;
                result = true;
            }
        return result;
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList())
                if (!path.equals(folder) && !path.equals(words)) Files.delete(path);
        }
    }
}
