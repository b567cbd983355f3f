/** Measures of quality, each with the convention that its number belongs to. */
package io.superres.quality;
