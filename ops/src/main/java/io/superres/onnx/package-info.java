/**
 * ONNX graphs as plain values: {@link io.superres.onnx.GraphBuilder} makes one, {@link io.superres.onnx.OnnxFile} reads
 * and writes it, {@link io.superres.onnx.ReceptiveField} tells how much context it needs,
 * {@link io.superres.session.OnnxSession} runs it. No protobuf class is visible outside this package.
 */
package io.superres.onnx;
