/** Single-image super-resolution: one network, no reference, no chance. */
package io.superres.method.sisr;
