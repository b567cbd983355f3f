/**
 * FeMaSR: super-resolution by matching features with a codebook of sharp ones (Chen et al., ACM Multimedia 2022). Begin
 * with {@link io.superres.network.femasr.Hrp} for the first stage and {@link io.superres.network.femasr.Femasr} for the
 * second. Weights carry the names of the published checkpoints.
 */
package io.superres.network.femasr;
