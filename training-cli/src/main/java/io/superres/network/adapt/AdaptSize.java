package io.superres.network.adapt;

/**
 * The sizes of the networks.
 *
 * @param trunk features of the degradation encoder's residual blocks
 * @param first features after its first stride
 * @param second features after its second stride
 * @param embedding numbers that describe a degradation
 * @param image features of the image encoder
 * @param reconstruction features of the reconstructor
 * @param shrink how many times larger than the LR image the image is that the LR image is rebuilt from: the scale of the
 *     model, or 1 if both have the same extent
 * @param padded whether the strides of the degradation encoder are padded, so that small images survive them
 */
public record AdaptSize(
        int trunk, int first, int second, int embedding, int image, int reconstruction, int shrink, boolean padded) {

    /** The paper's sizes; LR images are brought to the extent of results. */
    public static AdaptSize paper() {
        return new AdaptSize(64, 128, 256, 512, 64, 64, 1, false);
    }

    /** Sizes that two processor cores train in about an hour, at the resolution of LR images. */
    public static AdaptSize compact(int scale) {
        return new AdaptSize(24, 48, 96, 128, 16, 24, scale, true);
    }
}
