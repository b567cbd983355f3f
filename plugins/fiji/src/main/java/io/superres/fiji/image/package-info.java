/** Between ImageJ's images and files and the imglib2 images of superres-ops. */
package io.superres.fiji.image;
