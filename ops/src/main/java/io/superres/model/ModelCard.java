package io.superres.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.superres.onnx.ModelFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * What this library needs to know of a model, out of its bioimage.io description {@code rdf.yaml}. Everything special
 * to super-resolution stands there under {@code config.superres}.
 *
 * @param name for people
 * @param description one sentence
 * @param license SPDX identifier of the weights' licence
 * @param method such as {@code sisr}
 * @param scale HR pixels per LR pixel
 * @param channels channels that go in and come out
 * @param step LR extents that the main graph takes are multiples of this
 * @param degradation how the LR images it was trained on were made
 * @param revision of the source that trained it
 * @param graphs SHA-256 of each ONNX file by its name; the first is the main one
 * @param testInput name of the file with the test input
 * @param testOutputs names of the files with the test outputs, in the order of the main graph's outputs
 */
public record ModelCard(
        String name,
        String description,
        String license,
        String method,
        int scale,
        int channels,
        int step,
        String degradation,
        String revision,
        Map<String, String> graphs,
        String testInput,
        List<String> testOutputs) {
    private static final int MAX_CARD_BYTES = 1 << 18;

    public ModelCard {
        if (scale < 1 || scale > 16) throw new ModelFormatException("impossible scale " + scale);
        if (channels < 1 || channels > 64) throw new ModelFormatException("impossible number of channels " + channels);
        if (step < 1 || step > 1024) throw new ModelFormatException("impossible step of extents " + step);
        if (graphs.isEmpty()) throw new ModelFormatException("the model card names no graph");
        graphs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(graphs));
        graphs.keySet().forEach(ModelCard::requirePlainName);
        requirePlainName(testInput);
        testOutputs = List.copyOf(testOutputs);
        testOutputs.forEach(ModelCard::requirePlainName);
    }

    /** The file name of the main graph. */
    public String mainGraph() {
        return graphs.keySet().iterator().next();
    }

    /** @throws ModelFormatException if this is not a card of a model for this library */
    public static ModelCard parse(byte[] yaml) {
        if (yaml.length > MAX_CARD_BYTES) throw new ModelFormatException("the model card is longer than 256 KB");
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MAX_CARD_BYTES);
        limits.setMaxAliasesForCollections(10);
        limits.setNestingDepthLimit(30);
        try {
            JsonNode card =
                    new ObjectMapper(YAMLFactory.builder().loaderOptions(limits).build()).readTree(yaml);
            JsonNode ours = card.path("config").path("superres");
            if (!ours.isObject())
                throw new ModelFormatException(
                        "the model card has no section config.superres, so it is not for this program");
            Map<String, String> graphs = new LinkedHashMap<>();
            ours.path("graphs")
                    .properties()
                    .forEach(e -> graphs.put(e.getKey(), e.getValue().asText()));
            return new ModelCard(
                    text(card, "name"),
                    card.path("description").asText(""),
                    card.path("license").asText("unknown"),
                    text(ours, "method"),
                    ours.path("scale").asInt(0),
                    ours.path("channels").asInt(0),
                    step(card.path("inputs").path(0).path("axes")),
                    ours.path("degradation").asText("unknown"),
                    ours.path("revision").asText("unknown"),
                    graphs,
                    text(card.path("inputs").path(0).path("test_tensor"), "source"),
                    testOutputs(card.path("outputs")));
        } catch (IOException | StackOverflowError e) {
            throw new ModelFormatException("the model card is not valid YAML", e);
        }
    }

    /** The largest step of the spatial axes. */
    private static int step(JsonNode axes) {
        int step = 1;
        for (JsonNode axis : axes)
            if (axis.path("type").asText().equals("space"))
                step = Math.max(step, axis.path("size").path("step").asInt(1));
        return step;
    }

    private static List<String> testOutputs(JsonNode outputs) {
        List<String> files = new ArrayList<>();
        for (JsonNode output : outputs) files.add(text(output.path("test_tensor"), "source"));
        if (files.isEmpty()) throw new ModelFormatException("the model card lacks 'outputs'");
        return files;
    }

    private static String text(JsonNode node, String key) {
        if (!node.path(key).isValueNode()) throw new ModelFormatException("the model card lacks '" + key + "'");
        return node.path(key).asText();
    }

    /** A card may only name files in its own folder. */
    private static void requirePlainName(String file) {
        if (!file.matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}"))
            throw new ModelFormatException(
                    "the model card names the file '" + file + "', which is not a plain file name");
    }
}
