/** PercNet, the project's perceptual network: what it is taught, how its distance is fitted and how both are checked. */
package io.superres.recipe.percnet;
