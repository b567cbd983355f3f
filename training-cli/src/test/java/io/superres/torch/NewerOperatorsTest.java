package io.superres.torch;

import static io.superres.onnx.ElementType.FLOAT;
import static io.superres.onnx.ElementType.INT64;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.superres.onnx.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Variants of operators that the published cases lack, against ONNX Runtime and finite differences. */
class NewerOperatorsTest {
    private final Engine engine = Torch.start(1);

    static Stream<NodeCaseBuilder> elementwise() {
        return Stream.of(
                op("Gelu", 20).noise(2, 3, 4, 5),
                op("Gelu", 20).with("approximate", "tanh").noise(3, 4),
                op("Mish", 18).noise(3, 4),
                op("Swish", 24).with("alpha", 0.7f).noise(3, 4),
                op("Clip", 13).noise(3, 4).leaveOut().in(Tensor.of(new float[] {0.4f}, new long[0])),
                op("Clip", 13).noise(3, 4).in(Tensor.of(new float[] {-0.4f}, new long[0])),
                op("Clip", 10).with("min", -0.5f).noise(3, 4),
                op("Softmax", 11).flag("axis", 1).noise(2, 3, 4),
                op("LogSoftmax", 11).noise(2, 3, 4),
                op("PRelu", 16).noise(2, 3, 4, 5).noise(3, 1, 1),
                op("Celu", 12).with("alpha", 0.7f).noise(3, 4),
                op("Einsum", 12)
                        .with("equation", "...ij, ...jk -> ...ik")
                        .noise(2, 3, 4, 5)
                        .noise(2, 3, 5, 2),
                op("MatMul", 13).noise(2, 3, 4, 5).noise(3, 5, 2),
                op("MatMul", 13).noise(5).noise(3, 5, 2),
                op("Gemm", 13).flag("transB", 1).with("alpha", 0.5f).noise(3, 5).noise(4, 5));
    }

    static Stream<NodeCaseBuilder> windows() {
        return Stream.of(
                op("Conv", 11)
                        .ints("pads", 2, 1)
                        .ints("strides", 2)
                        .noise(2, 3, 9)
                        .noise(4, 3, 3)
                        .noise(4),
                op("Conv", 11)
                        .with("auto_pad", "SAME_LOWER")
                        .ints("strides", 2, 3)
                        .noise(1, 3, 8, 9)
                        .noise(4, 3, 4, 3),
                op("Conv", 11)
                        .with("auto_pad", "SAME_UPPER")
                        .ints("strides", 2, 1)
                        .noise(1, 3, 8, 9)
                        .noise(4, 3, 2, 3),
                op("Conv", 11).with("auto_pad", "VALID").noise(1, 3, 8, 9).noise(4, 3, 2, 3),
                op("Conv", 11)
                        .flag("group", 2)
                        .ints("pads", 1, 0, 1, 0, 1, 1)
                        .noise(1, 4, 4, 5, 6)
                        .noise(6, 2, 2, 2, 2),
                op("ConvTranspose", 11)
                        .flag("group", 2)
                        .ints("strides", 2, 3)
                        .ints("pads", 0, 1, 2, 0)
                        .ints("output_padding", 1, 2)
                        .noise(2, 4, 4, 5)
                        .noise(4, 3, 3, 4)
                        .noise(6),
                op("ConvTranspose", 11)
                        .ints("strides", 2, 2)
                        .ints("pads", 1, 1, 1, 1)
                        .ints("kernel_shape", 4, 4)
                        .noise(2, 3, 4, 5)
                        .noise(3, 2, 4, 4)
                        .noise(2),
                op("ConvTranspose", 11)
                        .with("auto_pad", "SAME_LOWER")
                        .ints("strides", 2, 2)
                        .noise(1, 2, 4, 5)
                        .noise(2, 3, 3, 3),
                op("MaxPool", 12)
                        .ints("kernel_shape", 3, 2)
                        .ints("pads", 0, 1, 2, 0)
                        .flag("storage_order", 1)
                        .outputs(FLOAT, INT64)
                        .noise(2, 3, 6, 7),
                op("MaxPool", 12)
                        .ints("kernel_shape", 3, 3)
                        .ints("pads", 1, 1, 1, 1)
                        .ints("strides", 2, 2)
                        .outputs(FLOAT, INT64)
                        .noise(2, 3, 6, 7),
                op("Col2Im", 18)
                        .ints("strides", 2, 1)
                        .ints("pads", 0, 1, 1, 0)
                        .ints("dilations", 1, 2)
                        .noise(2, 3 * 6, 3 * 3)
                        .longs(5, 6)
                        .longs(2, 3),
                op("MaxPool", 12)
                        .ints("kernel_shape", 2, 2, 2)
                        .ints("dilations", 2, 1, 1)
                        .noise(1, 2, 5, 4, 4),
                op("AveragePool", 19)
                        .ints("kernel_shape", 2, 2)
                        .ints("dilations", 2, 2)
                        .ints("pads", 1, 0, 1, 1)
                        .noise(1, 2, 6, 7),
                op("AveragePool", 11)
                        .ints("kernel_shape", 3, 3)
                        .ints("pads", 0, 1, 1, 0)
                        .ints("strides", 2, 2)
                        .flag("ceil_mode", 1)
                        .noise(1, 2, 7, 8),
                op("AveragePool", 11)
                        .ints("kernel_shape", 3, 3)
                        .ints("pads", 0, 1, 1, 0)
                        .flag("count_include_pad", 1)
                        .noise(1, 2, 7, 8));
    }

    static Stream<NodeCaseBuilder> normalisations() {
        return Stream.of(
                op("GroupNormalization", 21)
                        .flag("num_groups", 2)
                        .noise(2, 6, 4, 5)
                        .noise(6)
                        .noise(6),
                op("GroupNormalization", 18)
                        .flag("num_groups", 2)
                        .noise(2, 6, 4, 5)
                        .noise(2)
                        .noise(2),
                op("InstanceNormalization", 13).noise(2, 3, 7).noise(3).noise(3),
                op("BatchNormalization", 15)
                        .noise(2, 3, 3, 2, 2)
                        .noise(3)
                        .noise(3)
                        .noise(3)
                        .reals(1, 2, 0.5f),
                op("LayerNormalization", 17).flag("axis", 1).noise(2, 3, 4).noise(3, 4),
                op("RMSNormalization", 23).flag("axis", 1).noise(2, 3, 4).noise(3, 4),
                op("LpNormalization", 13).noise(2, 3, 4),
                op("LpNormalization", 13).flag("p", 1).flag("axis", 1).noise(2, 3, 4),
                op("LRN", 13).flag("size", 5).with("alpha", 0.5f).noise(2, 7, 3, 3));
    }

    static Stream<NodeCaseBuilder> shapes() {
        return Stream.of(
                op("Pad", 19).with("mode", "wrap").noise(2, 3, 4, 5).longs(0, 0, 1, 2, 0, 0, 3, 4),
                op("Pad", 18)
                        .with("mode", "reflect")
                        .noise(2, 3, 4, 5)
                        .longs(1, 2, 3, 1)
                        .leaveOut()
                        .longs(2, -1),
                op("Pad", 18)
                        .with("mode", "edge")
                        .noise(2, 3, 4, 5, 2)
                        .longs(1, 2, 3, 1)
                        .leaveOut()
                        .longs(2, -1),
                op("Pad", 11).with("mode", "reflect").noise(2, 7).longs(0, 3, 1, 2),
                op("Pad", 13).noise(2, 7).longs(0, -3, 1, 2).in(Tensor.of(new float[] {0.5f}, new long[0])),
                op("Pad", 10).ints("pads", 0, 1, 1, 2).with("value", 0.5f).noise(2, 7),
                op("Split", 18)
                        .flag("num_outputs", 3)
                        .flag("axis", 1)
                        .outputs(FLOAT, FLOAT, FLOAT)
                        .noise(2, 7),
                op("Split", 13)
                        .outputs(FLOAT, FLOAT)
                        .flag("axis", -1)
                        .noise(2, 7)
                        .longs(5, 2),
                op("Split", 11).outputs(FLOAT, FLOAT).ints("split", 1, 3).noise(4, 3),
                op("Reshape", 13).noise(2, 3, 4).longs(0, -1),
                op("Expand", 13).noise(3, 1).longs(2, 1, 6),
                op("Slice", 13)
                        .noise(6, 7)
                        .longs(-1, 5)
                        .longs(Long.MIN_VALUE, 0)
                        .longs(0, 1)
                        .longs(-2, -1),
                op("Slice", 9)
                        .ints("starts", 1)
                        .ints("ends", 9999)
                        .ints("axes", 1)
                        .noise(6, 7),
                op("Squeeze", 11).ints("axes", -1).noise(2, 1, 1),
                op("Unsqueeze", 11).ints("axes", 0, 2).noise(2, 3),
                op("Flatten", 13).flag("axis", -1).noise(2, 3, 4),
                op("Tile", 13).noise(2, 3).longs(2, 3),
                op("Transpose", 13).noise(2, 3, 4));
    }

    static Stream<NodeCaseBuilder> indices() {
        return Stream.of(
                op("ScatterND", 18)
                        .with("reduction", "max")
                        .noise(4, 3)
                        .in(index(4, 1))
                        .noise(4, 3),
                op("ScatterND", 18)
                        .with("reduction", "min")
                        .noise(4, 3)
                        .in(index(4, 1))
                        .noise(4, 3),
                op("ScatterElements", 18)
                        .with("reduction", "mul")
                        .noise(4, 3)
                        .in(index(2, 3))
                        .noise(2, 3),
                op("ScatterElements", 18)
                        .with("reduction", "add")
                        .noise(4, 3)
                        .in(index(2, 3))
                        .noise(2, 3),
                op("ScatterElements", 18)
                        .with("reduction", "max")
                        .noise(4, 3)
                        .in(index(2, 3))
                        .noise(2, 3),
                op("Gather", 13).flag("axis", -1).noise(2, 3, 4).in(index(2, 3)),
                op("GatherND", 13).noise(4, 4, 3).in(index(2, 2)),
                op("TopK", 11)
                        .flag("largest", 0)
                        .outputs(FLOAT, INT64)
                        .noise(3, 7)
                        .longs(4),
                op("CumSum", 14)
                        .flag("reverse", 1)
                        .flag("exclusive", 1)
                        .noise(3, 4)
                        .longs(-1),
                op("GridSample", 16)
                        .with("padding_mode", "border")
                        .noise(1, 2, 5, 6)
                        .noise(1, 3, 4, 2),
                op("ReduceMax", 18).flag("keepdims", 0).noise(2, 3, 4).longs(0, -1),
                op("ReduceMean", 18).flag("noop_with_empty_axes", 1).noise(2, 3),
                op("ReduceLogSumExp", 18).noise(2, 3, 4).longs(1),
                op("ReduceL2", 13).ints("axes", 1).noise(2, 3, 4));
    }

    static Stream<NodeCaseBuilder> resizes() {
        NodeCaseBuilder[] simple = {
            op("Upsample", 9).noise(1, 2, 4, 5).reals(1, 1, 2, 3),
            op("Upsample", 9).with("mode", "linear").noise(1, 2, 4, 5).reals(1, 1, 2, 3),
            op("Upsample", 7)
                    .with("scales", new io.superres.onnx.Attribute.Reals(List.of(1f, 1f, 2f, 2f)))
                    .noise(1, 2, 4, 5),
            op("Resize", 10).with("mode", "linear").noise(1, 2, 4, 5).reals(1, 1, 2, 3),
            resize(18, "linear").ints("axes", 2, 3).noise(1, 2, 4, 5).leaveOut().reals(2, 1.5f),
            resize(18, "linear")
                    .ints("axes", 3, 2)
                    .noise(1, 2, 4, 5)
                    .leaveOut()
                    .leaveOut()
                    .longs(7, 3),
            resize(18, "linear")
                    .with("keep_aspect_ratio_policy", "not_larger")
                    .ints("axes", 2, 3)
                    .noise(1, 2, 4, 5)
                    .leaveOut()
                    .leaveOut()
                    .longs(7, 7),
            resize(18, "linear")
                    .with("keep_aspect_ratio_policy", "not_smaller")
                    .ints("axes", 2, 3)
                    .noise(1, 2, 4, 5)
                    .leaveOut()
                    .leaveOut()
                    .longs(7, 7),
            resize(18, "linear")
                    .flag("antialias", 1)
                    .noise(1, 2, 9, 8)
                    .leaveOut()
                    .reals(1, 1, 0.5f, 0.6f),
            resize(18, "cubic")
                    .flag("antialias", 1)
                    .noise(1, 2, 12, 11)
                    .leaveOut()
                    .reals(1, 1, 0.5f, 0.4f),
            resize(19, "linear")
                    .with("coordinate_transformation_mode", "half_pixel_symmetric")
                    .noise(1, 2, 5, 7)
                    .leaveOut()
                    .reals(1, 1, 1.3f, 2.5f),
            resize(13, "cubic")
                    .with("cubic_coeff_a", -0.5f)
                    .flag("exclude_outside", 1)
                    .noise(1, 2, 5, 7)
                    .leaveOut()
                    .reals(1, 1, 1.3f, 2.5f),
            resize(13, "linear")
                    .with("coordinate_transformation_mode", "tf_crop_and_resize")
                    .with("extrapolation_value", 3f)
                    .noise(1, 2, 5, 7)
                    .reals(0, 0, 0.2f, -0.3f, 1, 1, 0.9f, 1.4f)
                    .leaveOut()
                    .longs(1, 2, 6, 8)
        };
        Stream<NodeCaseBuilder> images = Stream.of("half_pixel", "asymmetric", "align_corners", "pytorch_half_pixel")
                .flatMap(rule -> Stream.of("linear", "cubic")
                        .flatMap(mode -> Stream.of(
                                resize(13, mode)
                                        .with("coordinate_transformation_mode", rule)
                                        .noise(2, 3, 5, 6)
                                        .reals()
                                        .reals(1, 1, 2, 3),
                                resize(13, mode)
                                        .with("coordinate_transformation_mode", rule)
                                        .noise(2, 3, 5, 6)
                                        .reals()
                                        .leaveOut()
                                        .longs(2, 3, 7, 13))));
        Stream<NodeCaseBuilder> nearest = Stream.of("half_pixel", "asymmetric", "align_corners")
                .flatMap(rule -> Stream.of("floor", "ceil", "round_prefer_floor", "round_prefer_ceil")
                        .map(rounding -> resize(13, "nearest")
                                .with("coordinate_transformation_mode", rule)
                                .with("nearest_mode", rounding)
                                .noise(2, 3, 5, 6)
                                .reals()
                                .reals(1, 1, 2.4f, 3)));
        return Stream.concat(Stream.of(simple), Stream.concat(images, nearest));
    }

    private static NodeCaseBuilder op(String name, int opset) {
        return NodeCaseBuilder.of(name, opset);
    }

    private static NodeCaseBuilder resize(int opset, String mode) {
        return op("Resize", opset).with("mode", mode);
    }

    /** Indices from 0 to 3, some from the end, some twice. */
    private static Tensor index(long... shape) {
        long[] values = new long[(int) (shape[0] * shape[1])];
        for (int i = 0; i < values.length; i++) values[i] = i % 3 == 2 ? -1 : i % 4;
        return new Tensor(INT64, shape, Tensor.ofLongs(values).bytes());
    }

    @ParameterizedTest
    @MethodSource({"elementwise", "windows", "normalisations", "shapes", "indices", "resizes"})
    void agreesWithOnnxRuntimeAndFiniteDifferences(NodeCaseBuilder builder) {
        NodeCase subject = builder.build();
        List<Tensor> expected = OnnxReference.run(subject);
        try (NDManager manager = engine.newBaseManager();
                TorchGraph network = TorchGraph.load(subject.graph(), Precision.FLOAT32, manager)) {
            NDArray[] inputs = subject.inputs().stream()
                    .map(t -> TorchTensor.of(t, manager))
                    .toArray(NDArray[]::new);
            NDList found = network.forward(manager.create(new float[1]), inputs);
            assertThat(Closeness.difference(found, expected, manager))
                    .as(subject.name())
                    .isEmpty();
            assertThat(GradientCheck.of(subject, engine, manager))
                    .as(subject.name())
                    .isInstanceOf(GradientCheck.Result.Right.class);
        }
    }
}
