/**
 * E2ENT2: super-resolution that takes textures from a reference image. {@link io.superres.network.e2ent2.E2ent2} is the
 * generator, {@link io.superres.network.e2ent2.Swap} what happens between its parts while it is trained.
 */
package io.superres.network.e2ent2;
