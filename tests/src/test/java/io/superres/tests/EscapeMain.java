package io.superres.tests;

import ij.IJ;
import io.superres.CancelledException;
import io.superres.imagej.ImageJLauncher;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a macro headless and presses Escape as soon as a file appears; ends with 130 if that stopped the macro. */
final class EscapeMain {
    private EscapeMain() {}

    public static void main(String[] args) {
        Thread user = new Thread(() -> pressEscapeAfter(Path.of(args[1])));
        user.setDaemon(true);
        user.start();
        try {
            ImageJLauncher.runMacro(Path.of(args[0]), args[1], true);
            System.exit(0);
        } catch (CancelledException e) {
            System.exit(130);
        }
    }

    private static void pressEscapeAfter(Path file) {
        try {
            while (!Files.exists(file)) Thread.sleep(50);
            Thread.sleep(1000);
            IJ.setKeyDown(KeyEvent.VK_ESCAPE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
