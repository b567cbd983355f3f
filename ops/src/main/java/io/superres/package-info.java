/**
 * Super-resolution on imglib2 images. A model is an ONNX file; the packages below are what is done to it: {@code onnx}
 * reads, builds and runs graphs, {@code tile} and {@code image} bring images of any size and type through them,
 * {@code model} finds and describes models, {@code quality} measures results.
 */
package io.superres;
