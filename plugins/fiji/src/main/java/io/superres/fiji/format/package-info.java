/**
 * Files of other kinds than TIFF, one class each: nothing is promised that a file does not hold, nothing is lost in
 * silence, and the text in their headers is kept.
 */
package io.superres.fiji.format;
