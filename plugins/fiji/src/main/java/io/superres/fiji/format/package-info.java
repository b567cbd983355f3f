/**
 * What must be true of an image file before its pixels are read: nothing is promised that the file does not hold, and
 * nothing would be lost in silence.
 */
package io.superres.fiji.format;
