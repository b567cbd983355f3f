/**
 * StableSR: super-resolution by a diffusion model that is steered by the LR image (Wang et al., IJCV 2024). Weights
 * carry the names of the published checkpoints, relative to their module.
 */
package io.superres.network.stablesr;
