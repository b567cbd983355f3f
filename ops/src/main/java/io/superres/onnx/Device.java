package io.superres.onnx;

/** Where ONNX Runtime runs a network. */
public enum Device {
    CPU,
    CUDA
}
