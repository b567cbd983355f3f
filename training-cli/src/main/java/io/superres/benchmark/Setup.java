package io.superres.benchmark;

import io.superres.BadInputException;
import io.superres.Progress;
import io.superres.model.Model;
import io.superres.onnx.ReceptiveField;
import io.superres.tile.TileSettings;
import java.util.List;

/**
 * What is measured, and how thoroughly.
 *
 * @param model whose network runs
 * @param settings how planes are cut and where they run
 * @param size extent of the LR images, along x and y
 * @param effort rounds and their length
 * @param progress asked between measurements whether to go on
 */
public record Setup(Model model, TileSettings settings, int size, Effort effort, Progress progress) {
    private static final int SMALLEST = 64;
    private static final int LARGEST = 4096;

    /** @throws BadInputException if the images are too small or too large to measure anything */
    public Setup {
        if (size < SMALLEST || size > LARGEST)
            throw new BadInputException("the size " + size + " must be from " + SMALLEST + " to " + LARGEST);
    }

    Race race(List<Race.Variant> variants) {
        return Race.run(effort, progress, variants);
    }

    /** The same with tiles of another size. */
    Setup withTile(int tile) {
        return new Setup(model, new TileSettings(settings.session(), tile, settings.threads()), size, effort, progress);
    }

    /** The same with another number of tiles at once. */
    Setup withThreads(int threads) {
        return new Setup(model, new TileSettings(settings.session(), settings.tile(), threads), size, effort, progress);
    }

    /**
     * How far the network looks.
     *
     * @throws BadInputException if it looks everywhere: what its tiles cost is then a matter of how much they overlap
     */
    ReceptiveField.Finite field() {
        if (ReceptiveField.of(model.graph(), model.scale()) instanceof ReceptiveField.Finite finite) return finite;
        throw new BadInputException("the model '" + model.id()
                + "' looks at the whole image at once; benchmarks need one with a finite receptive field");
    }
}
