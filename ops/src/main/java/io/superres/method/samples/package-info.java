/** What methods with many results for one image have in common: summaries of all of them, pixel by pixel. */
package io.superres.method.samples;
