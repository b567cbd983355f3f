package io.superres.recipe;

import io.superres.data.Attribution;
import io.superres.data.HrPatches;
import io.superres.data.ImageFolder;
import io.superres.data.ImagePicker;
import io.superres.data.Pairs;
import io.superres.data.PatchSampler;
import io.superres.data.TrainingImage;
import io.superres.data.TrainingSet;
import io.superres.data.Variety;
import io.superres.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The images of a run: those that patches are drawn from and those that are only measured.
 *
 * @param folder where they lie
 * @param picker draws one to train on
 * @param seed by which patches are drawn
 */
public record RunImages(Path folder, TrainingSet set, ImagePicker picker, long seed) {

    /**
     * @param least extent of an image in pixels; the listener hears of smaller ones, which are left out
     * @throws io.superres.BadInputException if the folder holds too few images
     */
    public static RunImages read(Path folder, int least, Training training, TrainingListener listener) {
        TrainingSet set = TrainingSet.read(ImageFolder.scan(folder), least);
        listener.leftOut(set.skipped());
        return new RunImages(folder, set, new ImagePicker(set.training(), training.domainWeights()), training.seed());
    }

    /** The images that are only measured. */
    public List<TrainingImage> heldOut() {
        return set.heldOut();
    }

    /**
     * Pairs of LR and HR patches in three bands.
     *
     * @param variety how images are changed before they are cut
     * @param patch extent of an LR patch
     */
    public PatchSampler pairs(Variety variety, Pairs pairs, int patch) {
        return new PatchSampler(picker, variety, pairs, Rgb.BANDS, patch, seed);
    }

    /**
     * HR patches in three bands.
     *
     * @param patch their extent
     */
    public HrPatches patches(Variety variety, int patch) {
        return new HrPatches(picker, variety, patch, seed);
    }

    /**
     * Where the images come from, with their numbers.
     *
     * @throws IOException if the folder cannot be read
     */
    public Map<String, Long> attribution() throws IOException {
        return Attribution.of(folder);
    }
}
