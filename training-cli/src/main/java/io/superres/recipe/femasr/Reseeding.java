package io.superres.recipe.femasr;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.superres.network.femasr.Codebook;
import io.superres.torch.Autograd;
import io.superres.train.Learner;
import io.superres.train.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

/**
 * Replaces entries of a codebook that a number of batches have no use for by features of those batches. The published
 * training does not do this. Depends on the step alone, so that a resumed run does the same.
 *
 * @param encoder holds the codebook
 * @param every steps between two replacements; 0 for none
 * @param until last step of a replacement
 * @param codes number of entries
 * @param seed of what is chosen
 */
record Reseeding(Learner encoder, long every, long until, int codes, long seed) {
    private static final int BATCHES = 16;

    /** @param images makes batches to look at, by number */
    void at(Step step, LongFunction<NDArray> images) {
        if (every == 0 || step.number() > until || step.number() % every != 0) return;
        CodebookUse use = new CodebookUse(codes);
        List<float[]> latents = new ArrayList<>();
        try (Autograd.Recording off = Autograd.off()) {
            for (long i = 0; i < BATCHES; i++) {
                NDList found = encoder.forward(images.apply(step.number() + i));
                use.add(found.get(2).toLongArray());
                latents.addAll(vectors(found.get(0)));
            }
        }
        SplittableRandom random = new SplittableRandom(seed ^ step.number());
        int replaced = 0;
        for (int code = 0; code < codes; code++) {
            if (use.count(code) > 0) continue;
            float[] latent = latents.get(random.nextInt(latents.size()));
            encoder.overwrite(Codebook.ENTRIES, code * latent.length, latent);
            replaced++;
        }
        step.note("codes replaced", replaced);
    }

    /** @param latent (batch, channel, y, x) */
    private static List<float[]> vectors(NDArray latent) {
        long length = latent.getShape().get(1);
        float[] values = latent.transpose(0, 2, 3, 1).toFloatArray();
        List<float[]> vectors = new ArrayList<>();
        for (int at = 0; at < values.length; at += length)
            vectors.add(java.util.Arrays.copyOfRange(values, at, Math.toIntExact(at + length)));
        return vectors;
    }
}
