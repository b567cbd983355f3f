package io.superres.tests.fuzz;

import ij.ImagePlus;
import io.superres.fiji.batch.InputImages;
import io.superres.fiji.image.ImageFiles;
import io.superres.fiji.image.PiecewiseImage;
import io.superres.fiji.image.Planes;
import io.superres.method.Provenance;
import io.superres.model.Model;
import io.superres.model.ModelCard;
import io.superres.model.ModelRegistry;
import io.superres.model.ModelVerifier;
import io.superres.model.Npy;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.OnnxFile;
import io.superres.recipe.Settings;
import io.superres.recipe.SisrConfig;
import io.superres.session.DeviceChoice;
import io.superres.session.SessionSettings;
import io.superres.tile.TileSettings;
import io.superres.tile.TiledNetwork;
import io.superres.train.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What users do with files of each kind. */
final class Readers {
    private Readers() {}

    /** Opens an image and looks at every pixel of it. */
    static void image(Path file) {
        ImagePlus image = ImageFiles.open(file);
        for (int i = 1; i <= image.getStackSize(); i++)
            Planes.of(image.getStack().getProcessor(i)).get(0).pixels();
    }

    /** Opens an image without its pixels and looks at every one; it is the same as in memory. */
    static void piecewise(Path file) {
        if (!PiecewiseImage.isPiecewise(file)) image(file);
        else PiecewiseImage.requireSame(file, ImageFiles.open(file));
    }

    /** Looks for results in a folder, and makes the one that is there again. */
    static void result(Path file) throws IOException {
        Path folder = file.getParent();
        Files.write(folder.resolve(ProvenanceForge.INPUT), ProvenanceForge.input());
        Provenance.read(ImageFiles.open(file).getInfoProperty()).ifPresent(made -> made.sameWork(made));
        InputImages.find(List.of(folder.toString()), folder);
        CommandLines.run(
                "repeat", file.toString(), "-o", folder.resolve("again.tif").toString());
    }

    /** Loads a bare network, which runs it once, and makes it ready for tiles. */
    static void network(Path file) {
        Model model = Model.ofFile(file);
        TileSettings settings = TileSettings.of(SessionSettings.of(DeviceChoice.CPU, note -> {}), 0, 1);
        TiledNetwork.open(model.graph(), model.scale(), model.step(), settings).close();
    }

    static void tensor(Path file) {
        OnnxFile.readTensor(file).size();
    }

    /** Lists the models of a folder, loads the one that is there, and verifies it. */
    static void folder(Path card) throws IOException {
        Path folder = card.getParent();
        SoundModels.completeFolder(folder);
        ModelRegistry registry = ModelRegistry.of(folder.getParent());
        Map<String, ModelCard> all = registry.list();
        if (!all.keySet().stream().allMatch("damaged"::equals)) throw new AssertionError(all.keySet());
        ModelVerifier.verify(registry.find("damaged"));
    }

    static void array(Path file) throws IOException {
        try {
            Npy.decode(Files.readAllBytes(file)).floats();
        } catch (ModelFormatException e) {
            throw new ModelFormatException(file + ": " + e.getMessage(), e);
        }
    }

    static void checkpoint(Path file) {
        Checkpoint.read(file, SoundModels.FINGERPRINT);
    }

    static void settings(Path file) {
        Settings.load("sisr", file.toString(), Map.of(), SisrConfig.class);
    }
}
