/**
 * TIFF files: checked before ImageJ trusts them; those too large for memory read and written piece by piece, in the
 * layout of ImageJ's own files.
 */
package io.superres.fiji.tiff;
