/** The networks, each written once as an ONNX graph and used for training and inference alike. */
package io.superres.network;
