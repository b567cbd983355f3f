/** Super-resolution with textures from a reference image (E2ENT2, Xie et al. 2020). */
package io.superres.method.e2ent2;
