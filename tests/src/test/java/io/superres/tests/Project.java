package io.superres.tests;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Places in the checkout that is being tested. */
public final class Project {
    private Project() {}

    /** The folder that holds the launcher. */
    public static Path root() {
        Path folder = classes();
        while (folder != null && !Files.isRegularFile(folder.resolve("superres"))) folder = folder.getParent();
        if (folder == null) throw new IllegalStateException("the tests do not run inside a checkout");
        return folder;
    }

    /** Where these tests were compiled to: the current folder may be any. */
    private static Path classes() {
        try {
            return Path.of(Project.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A bundled test image. */
    public static Path image(String name) {
        return root().resolve("test-images").resolve(name);
    }
}
