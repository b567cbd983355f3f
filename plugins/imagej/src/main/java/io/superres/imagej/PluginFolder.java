package io.superres.imagej;

import io.superres.SuperresException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * A plugins folder for an ImageJ that was started from a class path. ImageJ builds its menus from the jars in that
 * folder, so it gets one that holds only our menu entries; the classes come from the class path.
 */
final class PluginFolder {
    /** Where ImageJ looks for the folder {@code plugins}. */
    private static final String PROPERTY = "plugins.dir";

    private static final String ENTRIES = "plugins.config";

    private static boolean installed;

    private PluginFolder() {}

    /** Removed when the JVM ends, unless the user has put plugins of their own into it. */
    static synchronized void install() {
        if (installed) return;
        try {
            Path home = Files.createTempDirectory("superres-imagej");
            Path plugins = Files.createDirectory(home.resolve("plugins"));
            Path jar = plugins.resolve("SuperRes_Menu.jar");
            writeEntries(jar);
            home.toFile().deleteOnExit();
            plugins.toFile().deleteOnExit();
            jar.toFile().deleteOnExit();
            System.setProperty(PROPERTY, home.toString());
            installed = true;
        } catch (IOException e) {
            throw new SuperresException("cannot write ImageJ's plugins folder: " + e.getMessage(), e);
        }
    }

    private static void writeEntries(Path jar) throws IOException {
        try (InputStream entries = PluginFolder.class.getResourceAsStream("/" + ENTRIES);
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(ENTRIES));
            entries.transferTo(out);
            out.closeEntry();
        }
    }
}
