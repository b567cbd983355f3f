/** Many possible enlargements of one image, conditioned by a reference (Liu et al. 2021). */
package io.superres.method.refvae;
