package io.superres.fiji.adapt;

import io.superres.BadInputException;
import io.superres.model.ModelRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The user's own models. */
public final class Installation {
    private Installation() {}

    /** @throws BadInputException if no model can be called so, or one already is */
    public static void checkFree(String id) {
        ModelRegistry.checkId(id);
        if (ModelRegistry.standard().location(id).isPresent()
                || Files.exists(ModelRegistry.own().resolve(id)))
            throw new BadInputException("there is a model '" + id + "' already; choose another name");
    }

    /** Puts a model folder where all commands find it; it appears there only when it is complete. */
    public static Path install(Path model) throws IOException {
        Path folder = ModelRegistry.own().resolve(model.getFileName().toString());
        Path part = folder.resolveSibling("." + folder.getFileName() + ".part");
        remove(part);
        Files.createDirectories(part);
        try (Stream<Path> files = Files.list(model)) {
            for (Path file : files.toList()) Files.copy(file, part.resolve(file.getFileName()));
            return Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            remove(part);
            throw e;
        }
    }

    /** Removes a folder with everything in it. */
    public static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) Files.deleteIfExists(path);
    }
}
