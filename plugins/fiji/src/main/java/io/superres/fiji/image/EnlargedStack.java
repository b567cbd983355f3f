package io.superres.fiji.image;

import ij.VirtualStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import io.superres.Progress;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.img.planar.PlanarImg;

/** The planes of an enlargement, each made when it is looked at; valid as long as the network is open. Thread-safe. */
final class EnlargedStack extends VirtualStack {
    private final Enlarging<?> work;
    private final Interval whole;
    private final String[] labels;
    private int made = -1;
    private Object last;

    EnlargedStack(Enlarging<?> work) {
        super(work.width(), work.height());
        this.work = work;
        whole = work.enlargement().part(work.part());
        labels = new String[work.from().getStackSize()];
        setBitDepth(work.from().getBitDepth());
    }

    @Override
    public synchronized ImageProcessor getProcessor(int n) {
        if (n < 1 || n > labels.length) throw new IllegalArgumentException("there is no plane " + n);
        if (made != n) {
            last = plane(n - 1);
            made = n;
        }
        return switch (getBitDepth()) {
            case 8 -> new ByteProcessor(getWidth(), getHeight(), ((byte[]) last).clone(), null);
            case 16 -> new ShortProcessor(getWidth(), getHeight(), ((short[]) last).clone(), null);
            case 24 -> new ColorProcessor(getWidth(), getHeight(), ((int[]) last).clone());
            default -> new FloatProcessor(getWidth(), getHeight(), ((float[]) last).clone(), null);
        };
    }

    private Object plane(int index) {
        boolean rgb = getBitDepth() == 24;
        long[] min = whole.minAsLongArray();
        long[] max = whole.maxAsLongArray();
        long rest = index;
        for (int axis = rgb ? 3 : 2; axis < min.length; axis++) {
            min[axis] = max[axis] = rest % whole.dimension(axis);
            rest /= whole.dimension(axis);
        }
        PlanarImg<?, ?> plane = (PlanarImg<?, ?>) work.enlargement().make(new FinalInterval(min, max), Progress.NONE);
        return rgb ? Colours.packed(plane, 0) : ImagePlusImg.pixels(plane, 0);
    }

    @Override
    public Object getPixels(int n) {
        return getProcessor(n).getPixels();
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public int getSize() {
        return labels.length;
    }

    @Override
    public String getSliceLabel(int n) {
        return labels[n - 1];
    }

    @Override
    public void setSliceLabel(String label, int n) {
        labels[n - 1] = label;
    }
}
