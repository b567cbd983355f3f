/** The recipe of RefVAE: begin with {@link io.superres.recipe.refvae.RefVaeRecipe}. */
package io.superres.recipe.refvae;
