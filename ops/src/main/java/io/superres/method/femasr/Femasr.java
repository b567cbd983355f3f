package io.superres.method.femasr;

import io.superres.BadInputException;
import io.superres.method.MethodSettings;
import io.superres.method.Shown;
import io.superres.method.SuperResolver;
import io.superres.method.sisr.SingleImage;
import io.superres.model.Model;
import io.superres.onnx.Graph;
import io.superres.tile.Joint;
import io.superres.tile.TileSettings;
import io.superres.tile.TiledNetwork;

/**
 * Blind super-resolution by feature matching (Chen et al. 2022): features of the LR image are replaced by the nearest
 * entries of a codebook of sharp ones, from which a decoder makes the result; two shortcuts carry past the codebook what
 * it has no entry for. Normalisation and attention see the whole image, so tiles overlap and are blended.
 */
public final class Femasr {
    private Femasr() {}

    /**
     * Makes a model ready to run.
     *
     * @throws BadInputException if the strength of the shortcuts is not between 0 and 1, or the model lacks what is to be
     *     weakened or shown
     */
    public static SuperResolver open(Model model, TileSettings settings, MethodSettings wishes) {
        Graph network = FemasrGraph.withShortcuts(model.graph(), wishes.shortcut());
        if (wishes.shown() == Shown.RESULT)
            return SingleImage.of(TiledNetwork.open(network, model.scale(), model.step(), settings));
        Joint joint = wishes.shown() == Shown.CODES ? Joint.CUT : Joint.FADE;
        Graph map = CodeGraph.of(network, wishes.shown());
        return new CodeMap(wishes.shown(), TiledNetwork.open(map, model.scale(), model.step(), joint, settings));
    }
}
