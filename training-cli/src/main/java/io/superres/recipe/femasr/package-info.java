/**
 * The recipes of FeMaSR: {@link io.superres.recipe.femasr.PriorRecipe} learns what sharp images are made of, {@link
 * io.superres.recipe.femasr.EncoderRecipe} to find it in LR images.
 */
package io.superres.recipe.femasr;
