package io.superres.describe;

import io.superres.WholeFile;
import io.superres.model.Model;
import io.superres.model.ModelCard;
import io.superres.model.Npy;
import io.superres.model.Sha256;
import io.superres.onnx.Graph;
import io.superres.onnx.OnnxFile;
import io.superres.onnx.ReceptiveField;
import io.superres.onnx.Tensor;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import io.superres.train.TrainingRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that makes up the folder of a model.
 *
 * @param about what the model is
 * @param graph the main network, from one image to one or more, folded
 * @param others further networks by file name
 * @param record how they were trained
 * @param parent the model that it was made from; empty if from nothing
 */
public record ModelFolder(
        About about, Graph graph, Map<String, Graph> others, TrainingRecord record, Optional<Parent> parent) {
    /** Name of the main network's file. */
    public static final String GRAPH = "model.onnx";

    private static final int TEST_EXTENT = 64;

    /**
     * @param id the folder's name
     * @param name for people; letters, digits, space and {@code _+-()} only
     * @param description one sentence
     * @param method such as {@code sisr}
     * @param scale HR pixels per LR pixel
     * @param step LR extents are multiples of it
     * @param degradation how its LR images were made
     * @param citation what the method rests on
     * @param citationUrl where to find that
     * @param measured the convention of its PSNR on held-out images, with what is special about them
     * @param limits what it must not be trusted with, one sentence each
     * @param sources origin and licence of the training images, with their number
     */
    public record About(
            String id,
            String name,
            String description,
            String method,
            int scale,
            int step,
            String degradation,
            String citation,
            String citationUrl,
            String measured,
            List<String> limits,
            Map<String, Long> sources) {}

    /**
     * A model that was made from another one.
     *
     * @param records how that one was trained, and those that it was made from in turn, by file name
     */
    public record Parent(String id, String sha256, String license, Map<String, TrainingRecord> records) {
        public static Optional<Parent> of(Model model) {
            return Optional.of(new Parent(
                    model.id(),
                    model.sha256(),
                    model.card().map(ModelCard::license).orElse("unknown"),
                    model.card().isPresent() ? Ancestry.of(model) : Map.of()));
        }
    }

    /** A model that was made from nothing. */
    public ModelFolder(About about, Graph graph, Map<String, Graph> others, TrainingRecord record) {
        this(about, graph, others, record, Optional.empty());
    }

    /** What others may do with the weights: what they may do with those that these were made from. */
    String license() {
        return parent.map(Parent::license).orElse(Description.LICENSE);
    }

    /** A model of a single network. */
    public static ModelFolder of(About about, Graph graph, TrainingRecord record) {
        return new ModelFolder(about, graph, Map.of(), record);
    }

    /** Writes the folder {@code parent/id}; each file is complete or absent. */
    public Path write(Path parent) throws IOException {
        Map<String, byte[]> networks = new LinkedHashMap<>();
        networks.put(GRAPH, OnnxFile.encode(graph));
        others.forEach((name, network) -> networks.put(name, OnnxFile.encode(network)));
        Map<String, String> fingerprints = new LinkedHashMap<>();
        networks.forEach((name, bytes) -> fingerprints.put(name, Sha256.of(bytes)));
        Tensor input = testInput();
        List<Tensor> outputs = run(networks.get(GRAPH), input);
        List<Description.Output> described = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++)
            described.add(Description.Output.of(graph.outputs().get(i), outputs.get(i), TEST_EXTENT, testOutput(i)));
        Description description = new Description(
                about,
                graph,
                described,
                outputs.size() == 1
                        ? ReceptiveField.of(graph, about.scale())
                        : new ReceptiveField.Global("outputs of several strides", 1),
                fingerprints,
                SourceRevision.current(),
                license(),
                this.parent);
        Map<String, byte[]> files = new LinkedHashMap<>(networks);
        files.put(Description.TEST_INPUT, Npy.encode(input));
        for (int i = 0; i < outputs.size(); i++) files.put(testOutput(i), Npy.encode(outputs.get(i)));
        files.put("rdf.yaml", description.current());
        if (outputs.size() == 1) files.put("rdf-0.4.yaml", description.forDeepImageJ());
        files.put("README.md", new Card(this, description).text().getBytes(StandardCharsets.UTF_8));
        Path folder = parent.resolve(about.id());
        for (Map.Entry<String, byte[]> file : files.entrySet())
            WholeFile.write(folder.resolve(file.getKey()), file.getValue());
        record.write(folder.resolve(Ancestry.OWN));
        for (Map.Entry<String, TrainingRecord> earlier :
                this.parent.map(Parent::records).orElse(Map.of()).entrySet())
            earlier.getValue().write(folder.resolve(earlier.getKey()));
        return folder;
    }

    /**
     * A pattern of waves, the same for every model. So many pixels are exactly 0 or 1 that the percentile preprocessing
     * of the description leaves it as it is.
     */
    private Tensor testInput() {
        int channels = Math.toIntExact(graph.input().shape()[1]);
        float[] values = new float[channels * TEST_EXTENT * TEST_EXTENT];
        for (int i = 0; i < values.length; i++) {
            int x = i % TEST_EXTENT;
            int y = i / TEST_EXTENT;
            double wave = 0.5 + 0.45 * Math.sin(0.021 * x * x + 0.13 * y) + 0.3 * Math.cos(0.37 * y - 0.9 * x);
            values[i] = (float) Math.max(0, Math.min(1, wave));
        }
        return Tensor.of(values, 1, channels, TEST_EXTENT, TEST_EXTENT);
    }

    private static String testOutput(int index) {
        return index == 0 ? "test_output.npy" : "test_output_" + index + ".npy";
    }

    private List<Tensor> run(byte[] onnx, Tensor input) {
        try (OnnxSession session = OnnxSession.open(onnx, Device.CPU, 1)) {
            Map<String, Tensor> found = session.run(Map.of(graph.input().name(), input));
            return graph.outputs().stream()
                    .map(output -> found.get(output.name()))
                    .toList();
        }
    }
}
