package io.superres.recipe.adapt;

import io.superres.data.ImageFolder;
import io.superres.data.TrainingImage;
import io.superres.data.TrainingSet;
import io.superres.degrade.Scene;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A user's LR images: most to fit a model to, some that are only measured. */
final class OwnImages {
    /** With fewer images, the lower part of each is held out instead. */
    private static final int FEW = 4;

    private static final double KEPT = 0.75;

    private OwnImages() {}

    /**
     * @param share of the images to hold out
     * @param smallest extent of a part that can be used
     * @throws io.superres.BadInputException if there are none, or too many of them are unreadable or too small
     */
    static TrainingSet read(Path folder, double share, int smallest) {
        TrainingSet read = TrainingSet.read(ImageFolder.scan(folder), smallest);
        List<TrainingImage> all = new ArrayList<>(read.training());
        for (TrainingImage image : read.heldOut()) if (!all.contains(image)) all.add(image);
        all.sort((a, b) -> a.entry().file().compareTo(b.entry().file()));
        List<TrainingImage> training = new ArrayList<>();
        List<TrainingImage> heldOut = new ArrayList<>();
        if (all.size() < FEW) {
            for (TrainingImage image : all) {
                int cut = Math.min(
                        (int) (KEPT * image.scene().height()), image.scene().height() - smallest);
                if (cut < smallest) {
                    training.add(image);
                    heldOut.add(image);
                    continue;
                }
                training.add(part(image, 0, cut));
                heldOut.add(part(image, cut, image.scene().height() - cut));
            }
            return new TrainingSet(training, heldOut, read.skipped());
        }
        int wanted = Math.max(1, (int) Math.round(share * all.size()));
        for (int i = 0; i < all.size(); i++) {
            boolean held = (long) (i + 1) * wanted / all.size() > (long) i * wanted / all.size();
            (held ? heldOut : training).add(all.get(i));
        }
        return new TrainingSet(training, heldOut, read.skipped());
    }

    private static TrainingImage part(TrainingImage image, int top, int height) {
        Scene scene = image.scene();
        return new TrainingImage(image.entry(), scene.crop(0, top, scene.width(), height));
    }
}
