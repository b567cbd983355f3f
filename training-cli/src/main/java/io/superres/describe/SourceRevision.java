package io.superres.describe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The git revision of the source that is running, for the record. */
final class SourceRevision {
    /** Set by the launcher: the root of the checkout. */
    private static final String HOME = "superres.home";

    private SourceRevision() {}

    /** The abbreviated commit, or {@code unknown} outside a checkout. */
    static String current() {
        String home = System.getProperty(HOME);
        if (home == null) return "unknown";
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "--short=12", "HEAD")
                    .directory(Path.of(home).toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String revision = new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
            return git.waitFor() == 0 && !revision.isEmpty() ? revision : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
