package io.superres.loss;

import ai.djl.ndarray.NDArray;
import io.superres.torch.Scalars;

/** Distances between two image batches, averaged over all values. */
public enum PixelLoss {
    /** Mean absolute difference. */
    L1 {
        @Override
        public NDArray of(NDArray result, NDArray truth) {
            return result.sub(truth).abs().mean();
        }
    },
    /** {@code mean(sqrt(d^2 + eps^2))} with eps = 1e-3 (Lai et al. 2017). */
    CHARBONNIER {
        @Override
        public NDArray of(NDArray result, NDArray truth) {
            return result.sub(truth).square().add(1e-6f).sqrt().mean();
        }
    },
    /** Half the square up to a difference of 1, beyond it the difference minus one half ("smooth L1", Huber). */
    HUBER {
        @Override
        public NDArray of(NDArray result, NDArray truth) {
            NDArray distance = result.sub(truth).abs();
            NDArray near = Scalars.atMost(distance, 1);
            return near.mul(distance.sub(Scalars.times(near, 0.5))).mean();
        }
    },
    /** Mean squared difference. */
    MSE {
        @Override
        public NDArray of(NDArray result, NDArray truth) {
            return result.sub(truth).square().mean();
        }
    };

    public abstract NDArray of(NDArray result, NDArray truth);
}
