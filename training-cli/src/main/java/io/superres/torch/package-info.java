/**
 * Trains ONNX graphs: {@link io.superres.torch.TorchScript} says a graph in PyTorch's own language,
 * {@link io.superres.torch.TorchGraph} runs it under autograd through DJL, {@link io.superres.torch.ParameterVector}
 * carries the weights there and back. {@link io.superres.torch.Operators} leads to what is said for each operator; what
 * PyTorch has no function for is written in TorchScript itself, in the resources of this package. No network is defined here; the graph is the definition.
 */
package io.superres.torch;
