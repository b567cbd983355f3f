/**
 * Fitting SR models to one's own images. {@link io.superres.recipe.adapt.ReconstructionRecipe} trains the networks that
 * judge how well an LR image can be rebuilt from a result.
 */
package io.superres.recipe.adapt;
