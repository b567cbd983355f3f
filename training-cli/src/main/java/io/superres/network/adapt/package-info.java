/**
 * The networks that let an SR model be fitted to LR images alone: the LR image is rebuilt from the model's result and
 * from what a second network knows of how it was degraded (LWay, Chen et al. 2024, with the networks of DegAE, Liu et al.
 * 2023).
 * Begin with {@link io.superres.network.adapt.AdaptSize}.
 */
package io.superres.network.adapt;
