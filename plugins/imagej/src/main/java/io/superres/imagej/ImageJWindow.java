package io.superres.imagej;

import ij.IJ;
import ij.ImageJ;

/** Apart from the launcher, which must not load a class of ImageJ too early. */
final class ImageJWindow {
    private ImageJWindow() {}

    static void open() {
        if (IJ.getInstance() != null) return;
        ImageJ window = new ImageJ(null, ImageJ.STANDALONE);
        window.exitWhenQuitting(true);
    }
}
