/** Training of E2ENT2: {@link io.superres.recipe.e2ent2.E2ent2Recipe}. */
package io.superres.recipe.e2ent2;
