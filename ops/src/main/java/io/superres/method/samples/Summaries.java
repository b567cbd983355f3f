package io.superres.method.samples;

import io.superres.BadInputException;
import io.superres.method.Shown;
import io.superres.quality.Summary;
import io.superres.tile.PlaneTask;
import java.util.List;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Summaries of samples in the place of results.
 *
 * @param shown a summary
 * @param samples their number
 */
public record Summaries(Shown shown, int samples) {

    /** Makes one sample of a part of a plane, in the network's range. */
    public interface Maker {
        void make(PlaneTask<FloatType> part, int sample);
    }

    /** @throws BadInputException if a summary of a single sample is asked for */
    public static void check(Shown shown, int samples) {
        if (shown != Shown.RESULT && samples < 2)
            throw new BadInputException(
                    "there is no " + shown + " of a single sample; ask for more samples, such as 20");
    }

    /** The parts of a plane that are made one by one, each as often as there are samples. */
    public <T extends RealType<T>> List<PlaneTask<T>> parts(PlaneTask<T> plane) {
        return Blocks.of(plane, samples);
    }

    /** Fills a plane. */
    public <T extends RealType<T>> void fill(PlaneTask<T> plane, Maker maker) {
        for (PlaneTask<T> part : parts(plane)) {
            Samples made = Samples.of(part);
            for (int i = 0; i < samples; i++) maker.make(made.next(), i);
            made.write(Summary.valueOf(shown.name()), part);
        }
    }
}
