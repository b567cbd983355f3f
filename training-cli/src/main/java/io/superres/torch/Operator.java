package io.superres.torch;

/**
 * One ONNX operator that can be trained.
 *
 * @param maxOutputs how many outputs a node of this kind may have
 * @param emitter says it in TorchScript
 */
record Operator(int maxOutputs, Emitter emitter) {}
