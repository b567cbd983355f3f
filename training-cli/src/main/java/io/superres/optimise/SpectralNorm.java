package io.superres.optimise;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import io.superres.torch.ParameterVector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Spectral normalisation (Miyato et al. 2018, equation 8): chosen weights, seen as matrices of shape (filters, rest),
 * are divided by their largest singular value, which is followed by power iteration. The division is part of what is
 * differentiated; the singular vectors are not. Confined to one thread.
 */
public final class SpectralNorm {
    /** Iterations before the first use, so that the first norm is not a guess. */
    private static final int FIRST_ITERATIONS = 15;

    private static final float TINY = 1e-12f;

    private final long[] cuts;
    private final List<Part> parts = new ArrayList<>();

    /** One stretch of the vector; {@code left} and {@code right} are null where nothing is normalised. */
    private record Part(String name, Shape matrix, NDArray left, NDArray right) {
        boolean normalised() {
            return left != null;
        }
    }

    /**
     * @param layout where each parameter lies
     * @param which names of the weights to normalise; they must have two axes or more
     * @param theta parameters to begin with
     * @param manager owner of the singular vectors
     */
    public SpectralNorm(ParameterVector layout, Predicate<String> which, NDArray theta, NDManager manager) {
        cuts = layout.entries().stream()
                .skip(1)
                .mapToLong(ParameterVector.Entry::offset)
                .toArray();
        for (ParameterVector.Entry entry : layout.entries()) {
            long filters = entry.shape().length > 1 ? entry.shape()[0] : 1;
            Shape matrix = new Shape(filters, entry.size() / filters);
            if (!which.test(entry.name())) parts.add(new Part(entry.name(), matrix, null, null));
            else if (entry.shape().length < 2)
                throw new IllegalArgumentException(entry.name() + " is no matrix and has no spectral norm");
            else
                parts.add(new Part(
                        entry.name(),
                        matrix,
                        direction(manager, filters, 2L * entry.offset()),
                        direction(manager, matrix.get(1), 2L * entry.offset() + 1)));
        }
        for (int i = 0; i < FIRST_ITERATIONS; i++) advance(theta);
    }

    private static NDArray direction(NDManager manager, long length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[Math.toIntExact(length)];
        for (int i = 0; i < values.length; i++) values[i] = (float) random.nextGaussian();
        return manager.create(values, new Shape(length, 1));
    }

    /** One power iteration. Recording must be off. */
    public void advance(NDArray theta) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDList pieces = pieces(theta);
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                if (!part.normalised()) continue;
                NDArray w = pieces.get(i).reshape(part.matrix);
                unit(w.transpose().matMul(part.left)).copyTo(part.right);
                unit(w.matMul(part.right)).copyTo(part.left);
            }
        }
    }

    private static NDArray unit(NDArray vector) {
        return vector.div(vector.square().sum().sqrt().add(TINY));
    }

    /** The parameters as the network is to see them. */
    public NDArray apply(NDArray theta) {
        NDList pieces = pieces(theta);
        NDList effective = new NDList();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            NDArray piece = pieces.get(i);
            effective.add(part.normalised() ? piece.div(norm(piece, part)) : piece);
        }
        return NDArrays.concat(effective);
    }

    private static NDArray norm(NDArray piece, Part part) {
        return part.left
                .transpose()
                .matMul(piece.reshape(part.matrix))
                .matMul(part.right)
                .reshape(1);
    }

    private NDList pieces(NDArray theta) {
        return cuts.length == 0 ? new NDList(theta) : theta.split(cuts);
    }

    /** The singular vectors, by the name of the weight and {@code .u} or {@code .v}. */
    public Map<String, NDArray> arrays() {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        for (Part part : parts)
            if (part.normalised()) {
                arrays.put(part.name + ".u", part.left);
                arrays.put(part.name + ".v", part.right);
            }
        return arrays;
    }
}
