package io.superres.tests;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import io.superres.imagej.ImageJLauncher;
import java.nio.file.Path;
import java.util.concurrent.CyclicBarrier;

/**
 * Runs a command from two threads of one headless ImageJ at the same moment, as two plugins would, on images of their
 * own. Arguments: a macro that runs the command once, so that ImageJ has read its menus, and a model for scale 2. Prints what each thread got.
 */
final class TwoAtOnceMain {
    private static final CyclicBarrier START = new CyclicBarrier(2);

    private TwoAtOnceMain() {}

    public static void main(String[] args) throws Exception {
        ImageJLauncher.runMacro(Path.of(args[0]), null, true);
        Thread first = new Thread(() -> enlarge("first", 300, args[1]), "first");
        Thread second = new Thread(() -> enlarge("second", 200, args[1]), "second");
        first.start();
        second.start();
        first.join();
        second.join();
        System.exit(0);
    }

    private static void enlarge(String title, int width, String model) {
        try {
            ImagePlus image = IJ.createImage(title, "8-bit ramp", width, 100, 1);
            WindowManager.setTempCurrentImage(image);
            START.await();
            IJ.run("SR Single Image...", "scale=2 device=cpu tile=16 model=[" + model + "]");
            ImagePlus result = WindowManager.getCurrentImage();
            synchronized (System.out) {
                System.out.println(title + " became " + result.getTitle() + " of " + result.getWidth());
            }
        } catch (Exception e) {
            e.printStackTrace();
        }
    }
}
