package io.superres.train;

import io.superres.optimise.Optimiser;
import io.superres.torch.Precision;
import java.util.function.Predicate;

/**
 * How one network learns.
 *
 * <pre>{@code
 * Learning.with(Adam.withBetas(0.9, 0.99)).averaged(0.999).clipped(0.5)
 * }</pre>
 *
 * @param optimiser the rule
 * @param precision arithmetic of convolutions
 * @param averageDecay of the moving average of the parameters, from 0 to below 1; negative for none
 * @param maxGradientNorm longer gradients are shortened to it
 * @param spectral names of the weights that are divided by their largest singular value
 * @param frozen names of the parameters that stay as they are
 */
public record Learning(
        Optimiser optimiser,
        Precision precision,
        double averageDecay,
        double maxGradientNorm,
        Predicate<String> spectral,
        Predicate<String> frozen) {
    private static final Predicate<String> NONE = name -> false;

    /** Single precision, no moving average, no clipping, no spectral norm, nothing frozen. */
    public static Learning with(Optimiser optimiser) {
        return new Learning(optimiser, Precision.FLOAT32, -1, Double.POSITIVE_INFINITY, null, NONE);
    }

    public Learning in(Precision arithmetic) {
        return new Learning(optimiser, arithmetic, averageDecay, maxGradientNorm, spectral, frozen);
    }

    public Learning averaged(double decay) {
        return new Learning(optimiser, precision, decay, maxGradientNorm, spectral, frozen);
    }

    public Learning clipped(double norm) {
        return new Learning(optimiser, precision, averageDecay, norm, spectral, frozen);
    }

    /** @param weights chooses from the names of the graph's parameters those to normalise, see SpectralNorm */
    public Learning spectral(Predicate<String> weights) {
        return new Learning(optimiser, precision, averageDecay, maxGradientNorm, weights, frozen);
    }

    /** @param parameters chooses from the names of the graph's parameters those that are not trained */
    public Learning without(Predicate<String> parameters) {
        return new Learning(optimiser, precision, averageDecay, maxGradientNorm, spectral, parameters);
    }
}
