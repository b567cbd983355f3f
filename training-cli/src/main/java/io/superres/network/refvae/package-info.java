/**
 * RefVAE: many possible enlargements of one image, conditioned by a reference through a variational autoencoder (Liu et
 * al., Variational AutoEncoder for Reference based Image Super-Resolution, 2021). Begin with {@link
 * io.superres.network.refvae.RefVae}. Weights carry the names of the published checkpoint.
 */
package io.superres.network.refvae;
