package io.superres.describe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.superres.onnx.Graph;
import io.superres.onnx.ReceptiveField;
import io.superres.onnx.Tensor;
import io.superres.onnx.ValueInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A model's bioimage.io descriptions.
 *
 * @param sha256 of each network's file by its name, the main one first
 * @param revision of the source that trained it
 * @param license SPDX identifier of the weights' licence
 * @param parent what it was made from
 */
record Description(
        ModelFolder.About about,
        Graph graph,
        List<Output> outputs,
        ReceptiveField field,
        Map<String, String> sha256,
        String revision,
        String license,
        Optional<ModelFolder.Parent> parent) {
    static final String TEST_INPUT = "test_input.npy";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    static final String LICENSE = "BSD-2-Clause";
    private static final String AUTHORS = "the superres developers";
    private static final int SMALLEST_INPUT = 32;

    /**
     * An image that the main network makes.
     *
     * @param pixelSize relative to the input's
     * @param testTensor name of the file with its test output
     */
    record Output(ValueInfo value, double pixelSize, String testTensor) {
        /** @param inputExtent of the image that {@code test} was made from */
        static Output of(ValueInfo value, Tensor test, int inputExtent, String testTensor) {
            return new Output(value, (double) inputExtent / test.shape()[2], testTensor);
        }
    }

    /** LR pixels around a tile; 0 if the network looks everywhere. */
    int halo() {
        return field instanceof ReceptiveField.Finite finite ? finite.halo() : 0;
    }

    /** Format 0.5: the scale of an output axis is its pixel size relative to the input's. */
    byte[] current() {
        int s = about.scale();
        Map<String, Object> card = head("0.5.7");
        card.put(
                "inputs",
                List.of(map(
                        "id", graph.input().name(),
                        "description", about.scale() > 1 ? "image to enlarge" : "image",
                        "axes", List.of(batch(), channels(graph.input()), inputSpace("y"), inputSpace("x")),
                        "data", map("type", "float32"),
                        "test_tensor", map("source", TEST_INPUT),
                        "preprocessing", List.of(scaleRange("axes", List.of("channel", "y", "x"))))));
        card.put("outputs", outputs.stream().map(this::described).toList());
        card.put(
                "weights",
                map(
                        "onnx",
                        map(
                                "source", ModelFolder.GRAPH,
                                "opset_version", graph.opset(),
                                "sha256", sha256.get(ModelFolder.GRAPH))));
        Map<String, Object> ours = map(
                "method",
                about.method(),
                "scale",
                s,
                "channels",
                graph.input().shape()[1],
                "intensity",
                "linear; 8-bit 0..255, others 0.1 to 99.9 percentile of the channel; inverted afterwards",
                "degradation",
                about.degradation(),
                "halo",
                field instanceof ReceptiveField.Finite finite ? finite.halo() : "global",
                "revision",
                revision,
                "graphs",
                sha256);
        parent.ifPresent(from -> ours.put("parent", map("id", from.id(), "sha256", from.sha256())));
        card.put("config", map("superres", ours));
        return bytes(card);
    }

    private Map<String, Object> described(Output output) {
        return map(
                "id", output.value().name(),
                "description", about.scale() > 1 ? about.scale() + " times enlarged image" : "feature map",
                "axes", List.of(batch(), channels(output.value()), space("y", output), space("x", output)),
                "data", map("type", "float32"),
                "test_tensor", map("source", output.testTensor()));
    }

    /** Format 0.4, which DeepImageJ reads correctly. */
    byte[] forDeepImageJ() {
        int s = about.scale();
        long in = graph.input().shape()[1];
        Map<String, Object> card = head("0.4.10");
        card.put("timestamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        card.put(
                "inputs",
                List.of(map(
                        "name", graph.input().name(),
                        "axes", "bcyx",
                        "data_type", "float32",
                        "shape", map("min", List.of(1, in, smallest(), smallest()), "step", List.of(0, 0, 1, 1)),
                        "preprocessing", List.of(scaleRange("mode", "per_sample", "axes", "xy")))));
        card.put(
                "outputs",
                List.of(map(
                        "name", graph.output().name(),
                        "axes", "bcyx",
                        "data_type", "float32",
                        "halo", List.of(0, 0, halo() * s, halo() * s),
                        "shape",
                                map(
                                        "reference_tensor", graph.input().name(),
                                        "scale", List.of(1.0, 1.0, (double) s, (double) s),
                                        "offset", List.of(0.0, 0.0, 0.0, 0.0)))));
        card.put("test_inputs", List.of(TEST_INPUT));
        card.put("test_outputs", List.of("test_output.npy"));
        card.put(
                "weights",
                map(
                        "onnx",
                        map(
                                "source", ModelFolder.GRAPH,
                                "opset_version", graph.opset(),
                                "sha256", sha256.get(ModelFolder.GRAPH))));
        return bytes(card);
    }

    private Map<String, Object> head(String version) {
        return map(
                "format_version", version,
                "type", "model",
                "name", about.name(),
                "description", about.description(),
                "authors", List.of(map("name", AUTHORS)),
                "cite", List.of(map("text", about.citation(), "url", about.citationUrl())),
                "license", license,
                "documentation", "README.md",
                "tags", List.of("super-resolution", about.method(), "2d", "onnx", "fluorescence-light-microscopy"));
    }

    /** Extents must be multiples of the coarsest output's stride, and of what the network itself needs. */
    private int step() {
        return (int) Math.max(
                about.step(),
                outputs.stream().mapToDouble(Output::pixelSize).max().orElse(1));
    }

    private int smallest() {
        return Math.max(SMALLEST_INPUT, 4 * halo());
    }

    private static Map<String, Object> batch() {
        return map("type", "batch", "id", "batch");
    }

    private static Map<String, Object> channels(ValueInfo value) {
        List<String> names = IntStream.range(0, (int) value.shape()[1])
                .mapToObj(c -> "c" + c)
                .toList();
        return map("type", "channel", "id", "channel", "channel_names", names);
    }

    private Map<String, Object> inputSpace(String axis) {
        return map("type", "space", "id", axis, "size", map("min", smallest(), "step", step()), "scale", 1.0);
    }

    private Map<String, Object> space(String axis, Output output) {
        return map(
                "type",
                "space",
                "id",
                axis,
                "size",
                map("tensor_id", graph.input().name(), "axis_id", axis),
                "scale",
                output.pixelSize(),
                "halo",
                (int) Math.ceil(halo() / output.pixelSize()));
    }

    private static Map<String, Object> scaleRange(Object... more) {
        Map<String, Object> arguments = map(more);
        arguments.put("min_percentile", 0.1);
        arguments.put("max_percentile", 99.9);
        boolean old = arguments.containsKey("mode");
        return map(old ? "name" : "id", "scale_range", "kwargs", arguments);
    }

    private static byte[] bytes(Map<String, Object> card) {
        try {
            return YAML.writeValueAsString(card).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        return map;
    }
}
