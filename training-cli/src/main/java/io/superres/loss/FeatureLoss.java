package io.superres.loss;

import ai.djl.ndarray.NDArray;
import io.superres.torch.Scalars;
import java.util.Map;

/** A distance between what a network sees in two images, at one layer: axes (batch, channel, y, x). */
@FunctionalInterface
public interface FeatureLoss {
    NDArray of(NDArray result, NDArray truth);

    /**
     * The sum over several layers.
     *
     * @param weights of the layers; others are ignored
     * @throws IllegalArgumentException if a layer is missing
     */
    default NDArray of(Map<String, NDArray> result, Map<String, NDArray> truth, Map<String, Double> weights) {
        NDArray sum = null;
        for (Map.Entry<String, Double> weight : weights.entrySet()) {
            String layer = weight.getKey();
            if (!result.containsKey(layer)) throw new IllegalArgumentException("no layer " + layer);
            NDArray term = Scalars.times(of(result.get(layer), truth.get(layer)), weight.getValue());
            sum = sum == null ? term : sum.add(term);
        }
        if (sum == null) throw new IllegalArgumentException("no layers");
        return sum;
    }

    /** The features themselves (Johnson et al. 2016, equation 2, with any pixel distance). */
    static FeatureLoss content(PixelLoss distance) {
        return distance::of;
    }

    /**
     * Products of channels, averaged over pixels (Gatys et al. 2016, equations 3 to 5).
     *
     * @param perChannel whether the products are also divided by the number of channels
     * @param distance between the two matrices
     */
    static FeatureLoss gram(boolean perChannel, PixelLoss distance) {
        return (result, truth) -> distance.of(Statistics.gram(result, perChannel), Statistics.gram(truth, perChannel));
    }

    /** Mean and standard deviation of each channel, the distances of both added (Huang and Belongie 2017, eq. 13). */
    static FeatureLoss moments(PixelLoss distance) {
        return (result, truth) -> distance.of(Statistics.mean(result), Statistics.mean(truth))
                .add(distance.of(Statistics.deviation(result), Statistics.deviation(truth)));
    }

    /**
     * The squared difference of channel vectors of length one, summed over channels and averaged over pixels (Zhang et
     * al. 2018, equation 1).
     *
     * @param channelWeights shape (1, channel, 1, 1); null for equal weights of 1
     */
    static FeatureLoss unitNormalised(NDArray channelWeights) {
        return (result, truth) -> {
            NDArray squares =
                    Statistics.unit(result).sub(Statistics.unit(truth)).square();
            NDArray weighted = channelWeights == null ? squares : squares.mul(channelWeights);
            return weighted.sum(new int[] {1}).mean();
        };
    }
}
