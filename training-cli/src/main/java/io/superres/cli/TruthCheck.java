package io.superres.cli;

import ij.ImagePlus;
import io.superres.BadInputException;
import io.superres.Progress;
import io.superres.data.ImageFolder;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.ImagePlusUpscaler;
import io.superres.fiji.image.Planes;
import io.superres.image.BicubicResize.Rounding;
import io.superres.image.IntensityRange;
import io.superres.image.Plane;
import io.superres.method.ImageSettings;
import io.superres.method.SuperResolver;
import io.superres.model.Model;
import io.superres.quality.Comparison;
import io.superres.quality.DataRange;
import io.superres.quality.PercNetDistance;
import io.superres.session.DeviceChoice;
import io.superres.session.SessionSettings;
import io.superres.tile.TileSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** LR images with their truths, to see what fitting a model has really done. */
record TruthCheck(List<Pair> pairs) {

    /** An LR image and its truth. */
    record Pair(Path lr, Path hr) {}

    /**
     * @param lr folder of LR images
     * @param hr folder of HR images with the same names
     * @throws BadInputException if a truth is missing or of another size
     */
    static TruthCheck of(Path lr, Path hr, int scale) {
        List<Pair> pairs = new ArrayList<>();
        for (ImageFolder.Entry entry : ImageFolder.scan(lr).entries()) {
            Path truth = hr.resolve(lr.relativize(entry.file()).toString());
            if (!Files.isRegularFile(truth))
                throw new BadInputException("there is no truth " + truth + " for " + entry.file());
            ImagePlus small = ImageFiles.open(entry.file());
            ImagePlus large = ImageFiles.open(truth);
            if (large.getWidth() / scale != small.getWidth() || large.getHeight() / scale != small.getHeight())
                throw new BadInputException(truth + " is not " + scale + " times as large as " + entry.file());
            pairs.add(new Pair(entry.file(), truth));
        }
        return new TruthCheck(pairs);
    }

    /** Means over all images, of results as users get them. */
    Comparison measure(Model model) {
        TileSettings settings = TileSettings.of(SessionSettings.of(DeviceChoice.CPU, note -> {}), 0, 0);
        ImagePlusUpscaler upscaler = new ImagePlusUpscaler(model, settings, ImageSettings.STANDARD);
        Optional<PercNetDistance> percnet = PercNetDistance.installed();
        List<Comparison> all = new ArrayList<>();
        try (SuperResolver resolver = upscaler.open()) {
            for (Pair pair : pairs) all.add(compared(pair, upscaler, resolver, percnet));
        } finally {
            percnet.ifPresent(PercNetDistance::close);
        }
        return Comparison.mean(all);
    }

    private static Comparison compared(
            Pair pair, ImagePlusUpscaler upscaler, SuperResolver resolver, Optional<PercNetDistance> percnet) {
        int scale = upscaler.model().scale();
        ImagePlus small = ImageFiles.open(pair.lr());
        ImagePlus large = ImageFiles.open(pair.hr());
        boolean eightBit = Planes.isEightBit(large);
        List<Plane> truth = Planes.of(large).stream()
                .map(plane -> plane.cropToMultiple(scale))
                .toList();
        List<Plane> result = Planes.of(upscaler.upscale(small, resolver, Progress.NONE));
        IntensityRange unit = eightBit ? new IntensityRange(0, 255) : DataRange.around(truth.get(0));
        return Comparison.of(
                        result,
                        truth,
                        Planes.of(small),
                        scale,
                        unit.high() - unit.low(),
                        eightBit ? Rounding.EIGHT_BIT : Rounding.NONE)
                .withPercNet(percnet, result, truth, unit);
    }
}
