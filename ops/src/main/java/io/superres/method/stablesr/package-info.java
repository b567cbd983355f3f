/**
 * Super-resolution from a diffusion prior (StableSR, Wang et al. 2024). Begin with {@link
 * io.superres.method.stablesr.DiffusionSchedule} for how noise grows, and {@link io.superres.method.stablesr.Sampler} for
 * how it is taken away again.
 */
package io.superres.method.stablesr;
