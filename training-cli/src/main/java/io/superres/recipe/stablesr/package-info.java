/** Training of StableSR, phase by phase; begin with {@link io.superres.recipe.stablesr.AutoencoderRecipe}. */
package io.superres.recipe.stablesr;
