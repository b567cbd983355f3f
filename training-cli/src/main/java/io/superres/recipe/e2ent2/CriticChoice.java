package io.superres.recipe.e2ent2;

import io.superres.network.Weights;
import io.superres.network.e2ent2.CompactCritic;
import io.superres.network.e2ent2.SrganCritic;
import io.superres.onnx.Graph;

/** Which network judges results. */
public enum CriticChoice {
    COMPACT,
    /** SRGAN's, whose affine maps know the extent of the patches. */
    SRGAN,
    /** SRGAN's with features averaged over all pixels. */
    SRGAN_MEAN;

    private static final int SRGAN_WIDTH = 64;

    /** @param extent of the images it will see */
    Graph graph(int extent, Weights weights) {
        return switch (this) {
            case COMPACT -> CompactCritic.standard().graph(weights);
            case SRGAN -> new SrganCritic(SRGAN_WIDTH, extent).graph(weights);
            case SRGAN_MEAN -> new SrganCritic(SRGAN_WIDTH, 0).graph(weights);
        };
    }
}
