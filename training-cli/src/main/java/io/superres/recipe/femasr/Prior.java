package io.superres.recipe.femasr;

import io.superres.BadInputException;
import io.superres.method.femasr.FemasrGraph;
import io.superres.model.Model;
import io.superres.network.Weights;
import io.superres.network.femasr.Codebook;
import io.superres.onnx.Tensor;
import io.superres.recipe.Prerequisite;
import java.util.HashMap;
import java.util.Map;

/**
 * A first stage as the second one needs it.
 *
 * @param id of its model, wherever that lies
 * @param network weights of encoder, codebook and decoder
 * @param critic weights of the network that judged them
 */
record Prior(String id, Map<String, Tensor> network, Map<String, Tensor> critic) {
    /** Name of the critic in the model's folder. */
    static final String CRITIC = "critic.onnx";

    /**
     * @param reference id or folder of a model
     * @param size what it must be like
     * @throws BadInputException if there is none, or it is of another kind or size
     */
    static Prior of(String reference, PriorSize size) {
        Model model = Prerequisite.find(reference, "prior", PriorAbout.ID);
        Map<String, Tensor> weights = model.graph().parameters();
        long[] found = weights.containsKey(Codebook.ENTRIES)
                ? weights.get(Codebook.ENTRIES).shape()
                : new long[] {0, 0};
        if (found[0] != size.codes() || found[1] != size.codeLength())
            throw new BadInputException("the codebook of the prior '" + reference + "' has " + found[0]
                    + " entries of length " + found[1] + ", but the settings are codes=" + size.codes()
                    + " and codeLength=" + size.codeLength());
        int grid = FemasrGraph.grid(model.graph());
        if (grid != size.grid())
            throw new BadInputException("the codes of the prior '" + reference + "' have the extent grid=" + grid
                    + ", but the settings say grid=" + size.grid());
        return new Prior(model.id(), weights, model.graph(CRITIC).parameters());
    }

    /**
     * The weights of this stage where a network has weights of the same name and shape, but for those of the encoder;
     * others as given.
     */
    Weights over(Weights others) {
        Map<String, Tensor> kept = new HashMap<>(network);
        kept.keySet().removeIf(name -> name.startsWith("multiscale_encoder"));
        return others.after(kept);
    }
}
