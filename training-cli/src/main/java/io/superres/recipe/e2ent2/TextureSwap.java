package io.superres.recipe.e2ent2;

import ai.djl.ndarray.NDArray;
import io.superres.torch.Autograd;
import io.superres.train.Frozen;
import io.superres.train.Trainer;

/** The exchange of textures during training, with the derivative that the configuration asks for. */
final class TextureSwap {
    private final Frozen match;
    private final Frozen paste;
    private final Frozen rule;

    TextureSwap(E2ent2Config config, Trainer trainer) {
        match = trainer.frozen(config.swap().match(config.norm()));
        paste = trainer.frozen(config.swap().paste());
        rule = config.swapGradient() == SwapGradient.PAPER
                ? trainer.frozen(config.swap().paperRule(config.shares()))
                : null;
    }

    /**
     * @param lr features of the LR images
     * @param reduced features of the reduced references
     * @param reference features of the references
     */
    NDArray textures(NDArray lr, NDArray reduced, NDArray reference) {
        NDArray index;
        try (Autograd.Recording off = Autograd.off()) {
            index = match.forward(lr.stopGradient(), reduced.stopGradient()).get(0);
        }
        if (rule == null) return paste.forward(reference, index).get(0);
        NDArray value;
        try (Autograd.Recording off = Autograd.off()) {
            value = paste.forward(reference.stopGradient(), index).get(0);
        }
        NDArray prescribed = rule.forward(lr, reduced, reference, index).get(0);
        return value.add(prescribed.sub(prescribed.stopGradient()));
    }
}
