package io.superres.tests;

import ij.IJ;
import ij.WindowManager;
import io.superres.CancelledException;
import io.superres.imagej.ImageJLauncher;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Runs a macro headless and presses Escape as soon as a file has appeared and tiles are being worked on; ends with 130 if that stopped the macro. Prints how
 * soon, which images are open and how many tiles are still being worked on.
 */
final class EscapeMain {
    private static volatile long pressed;

    private EscapeMain() {}

    public static void main(String[] args) {
        Thread user = new Thread(() -> pressEscapeAfter(Path.of(args[1])));
        user.setDaemon(true);
        user.start();
        try {
            ImageJLauncher.runMacro(Path.of(args[0]), args[1], true);
            System.exit(0);
        } catch (CancelledException e) {
            System.out.println("stopped after " + (System.nanoTime() - pressed) / 1_000_000 + " ms");
            System.out.println("open: " + Arrays.toString(WindowManager.getImageTitles()));
            System.out.println("at work: " + tilesAtWork());
            System.exit(130);
        }
    }

    private static void pressEscapeAfter(Path file) {
        try {
            while (!Files.exists(file)) Thread.sleep(50);
            while (tilesAtWork() == 0) Thread.sleep(50);
            pressed = System.nanoTime();
            IJ.setKeyDown(KeyEvent.VK_ESCAPE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Threads that still run tiles. */
    static long tilesAtWork() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("superres-tile"))
                .count();
    }
}
