package io.superres.model;

import io.superres.BadInputException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds installed models. Looked through in this order: the folders in the system property {@code superres.models}, the
 * folder {@code models} of the ImageJ or Fiji installation, {@code .superres/models} in the user's home, and the models
 * that come with this library. The working directory is never searched. Thread-safe.
 */
public final class ModelRegistry {
    /** System property with folders that hold model folders, separated like a class path. */
    public static final String PROPERTY = "superres.models";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final String BUNDLED = "/io/superres/models/README.md";

    /** What users expect who name no scale. */
    private static final int USUAL_SCALE = 4;

    private final List<Path> roots;

    private ModelRegistry(List<Path> roots) {
        this.roots = roots;
    }

    /** The usual search path. */
    public static ModelRegistry standard() {
        List<Path> roots = new ArrayList<>();
        String property = System.getProperty(PROPERTY, "");
        for (String folder : property.split(java.io.File.pathSeparator))
            if (!folder.isEmpty()) roots.add(Path.of(folder));
        for (String key : new String[] {"imagej.dir", "ij.dir", "fiji.dir"})
            if (System.getProperty(key) != null) roots.add(Path.of(System.getProperty(key), "models"));
        roots.add(own());
        roots.add(bundled());
        return new ModelRegistry(roots);
    }

    /** Where the user's own models are put: {@code .superres/models} in the home folder. */
    public static Path own() {
        return Path.of(System.getProperty("user.home"), ".superres", "models");
    }

    /** @throws BadInputException if no model can be called so: ids are names of folders, and words in macros */
    public static void checkId(String id) {
        if (!ID.matcher(id).matches())
            throw new BadInputException(
                    "a model cannot be called '" + id + "'; take letters, digits and any of . _ - for its name");
    }

    /** A search path of one's own. */
    public static ModelRegistry of(Path... roots) {
        return new ModelRegistry(List.of(roots));
    }

    /** Where models are looked for, first to last. */
    public List<Path> roots() {
        return roots;
    }

    /** The description of every model that can be found, by id; folders with an unreadable card are left out. */
    public Map<String, ModelCard> list() {
        Map<String, ModelCard> cards = new LinkedHashMap<>();
        folders().forEach((id, folder) -> {
            try {
                cards.put(id, Model.readCard(folder));
            } catch (BadInputException e) {
                // Not for this library; find() says why if somebody asks for it by name.
            }
        });
        return cards;
    }

    /** Where the model with an id is installed. */
    public Optional<Path> location(String id) {
        return Optional.ofNullable(folders().get(id));
    }

    /**
     * Loads a model.
     *
     * @param reference an id, or a path to a model folder or an {@code .onnx} file
     * @throws BadInputException if there is no such model, or it is damaged
     */
    public Model find(String reference) {
        Path folder = folders().get(reference);
        if (folder != null) return Model.inFolder(folder);
        if (reference.toLowerCase(java.util.Locale.ROOT).endsWith(".onnx")) return Model.ofFile(path(reference));
        if (looksLikePath(reference) && Files.isDirectory(path(reference))) return Model.inFolder(path(reference));
        String installed = String.join(", ", list().keySet());
        throw new BadInputException("there is no model '" + reference + "'; "
                + (installed.isEmpty() ? "none is installed" : "there are: " + installed));
    }

    /**
     * The model that a method uses at a scale if the user names none: the general one, else the first by name.
     *
     * @param scale HR pixels per LR pixel; 0 for the method's usual one, which is 4, or else the smallest that it has
     * @throws BadInputException if there is none
     */
    public Model standardFor(String method, int scale) {
        Map<String, ModelCard> all = list();
        List<Integer> scales = all.values().stream()
                .filter(card -> card.method().equals(method))
                .map(ModelCard::scale)
                .distinct()
                .sorted()
                .toList();
        if (scales.isEmpty())
            throw new BadInputException("no model for the method '" + method
                    + "' is installed; name one by its folder, or make one with 'superres train " + method + "'");
        int wanted = scale != 0 ? scale : scales.contains(USUAL_SCALE) ? USUAL_SCALE : scales.get(0);
        List<String> fitting = all.entrySet().stream()
                .filter(e ->
                        e.getValue().method().equals(method) && e.getValue().scale() == wanted)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (fitting.isEmpty())
            throw new BadInputException(
                    "there is no " + method + " model for scale " + wanted + "; there are models for " + scales);
        String general = method + "-x" + wanted;
        return find(fitting.contains(general) ? general : fitting.get(0));
    }

    private static Path path(String reference) {
        try {
            return Path.of(reference);
        } catch (InvalidPathException e) {
            throw new BadInputException(
                    "the model '" + reference + "' cannot be the name of a file here: " + e.getReason(), e);
        }
    }

    private static boolean looksLikePath(String reference) {
        return reference.contains("/") || reference.contains(java.io.File.separator) || reference.startsWith(".");
    }

    private Map<String, Path> folders() {
        Map<String, Path> folders = new LinkedHashMap<>();
        for (Path root : roots) {
            if (!Files.isDirectory(root)) continue;
            try (Stream<Path> children = Files.list(root)) {
                children.filter(child -> Files.isRegularFile(child.resolve("rdf.yaml")))
                        .sorted()
                        .forEach(child -> folders.putIfAbsent(Model.idOf(child), child));
            } catch (IOException e) {
                throw new BadInputException("cannot read the model folder " + root + ": " + e.getMessage(), e);
            }
        }
        return folders;
    }

    /** The folder of the bundled models, inside a jar or beside the classes. */
    private static Path bundled() {
        URL marker = ModelRegistry.class.getResource(BUNDLED);
        if (marker == null) return Path.of("no-bundled-models");
        try {
            URI uri = marker.toURI();
            return uri.getScheme().equals("jar")
                    ? insideJar(uri).getPath(BUNDLED).getParent()
                    : Path.of(uri).getParent();
        } catch (URISyntaxException | IOException e) {
            throw new BadInputException("cannot open the bundled models: " + e.getMessage(), e);
        }
    }

    private static synchronized FileSystem insideJar(URI uri) throws IOException {
        try {
            return FileSystems.newFileSystem(uri, Map.of());
        } catch (FileSystemAlreadyExistsException e) {
            return FileSystems.getFileSystem(uri);
        }
    }
}
