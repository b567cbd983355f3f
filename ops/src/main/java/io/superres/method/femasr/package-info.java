/** Blind super-resolution by matching features with a codebook of sharp ones (Chen et al. 2022). */
package io.superres.method.femasr;
