package io.superres.model;

import io.superres.BadInputException;
import io.superres.SuperresException;
import io.superres.onnx.Graph;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.OnnxFile;
import io.superres.onnx.Tensor;
import io.superres.session.Device;
import io.superres.session.OnnxSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * A model ready to be used.
 *
 * @param id its name in lists and macros
 * @param location its folder, or the file of a bare ONNX model
 * @param method such as {@code sisr}
 * @param scale HR pixels per LR pixel
 * @param graph its main network
 * @param sha256 fingerprint of the file that holds the network, or of those that hold its networks
 * @param card its description; a bare ONNX file has none
 */
public record Model(
        String id, Path location, String method, int scale, Graph graph, String sha256, Optional<ModelCard> card) {
    private static final int PROBE = 32;

    /**
     * Loads a model folder.
     *
     * @throws BadInputException if something in it cannot be read
     * @throws ModelFormatException if it is damaged: card, network or fingerprint
     */
    public static Model inFolder(Path folder) {
        ModelCard card = readCard(folder);
        byte[] bytes = verified(folder, card.mainGraph(), card.graphs().get(card.mainGraph()));
        return new Model(
                idOf(folder),
                folder,
                card.method(),
                card.scale(),
                decode(bytes, folder.resolve(card.mainGraph())),
                fingerprint(card),
                Optional.of(card));
    }

    /** That of the network's file; of several networks, the one of all their fingerprints behind each other. */
    private static String fingerprint(ModelCard card) {
        Collection<String> prints = card.graphs().values();
        return prints.size() == 1
                ? prints.iterator().next()
                : Sha256.of(String.join("", prints).getBytes(StandardCharsets.US_ASCII));
    }

    /** LR extents that the network takes are multiples of this; 1 if nobody says so. */
    public int step() {
        return card.map(ModelCard::step).orElse(1);
    }

    /**
     * Another network in the model's folder.
     *
     * @throws BadInputException if the model's card does not name it
     * @throws ModelFormatException if it is damaged
     */
    public Graph graph(String file) {
        String expected = card.map(c -> c.graphs().get(file)).orElse(null);
        if (expected == null) throw new BadInputException("the model '" + id + "' has no network " + file);
        return OnnxFile.decode(verified(location, file, expected));
    }

    private static byte[] verified(Path folder, String file, String sha256) {
        byte[] bytes = read(folder, file);
        if (!Sha256.of(bytes).equals(sha256))
            throw new ModelFormatException("the file " + folder.resolve(file)
                    + " is not the one its card describes (SHA-256 differs); install the model again");
        return bytes;
    }

    /**
     * Loads a bare network and finds its scale by running it once.
     *
     * @throws ModelFormatException if it is not a network from one image to a larger one
     */
    public static Model ofFile(Path onnx) {
        byte[] bytes = read(onnx);
        Graph graph = decode(bytes, onnx);
        return new Model(
                onnx.getFileName().toString().replaceFirst("\\.onnx$", ""),
                onnx,
                "sisr",
                probeScale(graph, onnx),
                graph,
                Sha256.of(bytes),
                Optional.empty());
    }

    /** The description in a model folder. */
    static ModelCard readCard(Path folder) {
        try {
            return ModelCard.parse(read(folder, "rdf.yaml"));
        } catch (ModelFormatException e) {
            throw new ModelFormatException(folder + ": " + e.getMessage(), e);
        }
    }

    static String idOf(Path folder) {
        return folder.getFileName().toString().replaceFirst("/$", "");
    }

    /** Reads a file of a model folder that is really in it. */
    static byte[] read(Path folder, String name) {
        Path file = folder.resolve(name);
        try {
            if (Files.exists(file) && !file.toRealPath().startsWith(folder.toRealPath()))
                throw new ModelFormatException(file + " is a link out of the model's folder; copy the file there");
        } catch (IOException e) {
            throw new BadInputException("cannot read " + file + ": " + e.getMessage(), e);
        }
        return read(file);
    }

    static byte[] read(Path file) {
        if (!Files.isRegularFile(file)) throw new BadInputException("there is no file " + file);
        try {
            if (Files.size(file) > Runtime.getRuntime().maxMemory() / 4)
                throw new BadInputException(file + " is too large for Java's memory; give it more with -Xmx");
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new BadInputException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static Graph decode(byte[] bytes, Path file) {
        try {
            Graph graph = OnnxFile.decode(bytes);
            if (graph.inputs().size() != 1
                    || graph.input().shape().length != 4
                    || graph.output().shape().length != 4
                    || graph.input().shape()[1] < 1
                    || graph.output().shape()[1] < 1)
                throw new ModelFormatException(
                        "the network does not turn one image batch (batch, channel, y, x) into another");
            return graph;
        } catch (ModelFormatException e) {
            throw new ModelFormatException(file + ": " + e.getMessage(), e);
        }
    }

    private static int probeScale(Graph graph, Path file) {
        long channels = graph.input().shape()[1];
        try (OnnxSession session = OnnxSession.open(graph, Device.CPU, 1)) {
            Tensor output = session.run(Map.of(graph.input().name(), Tensor.zeros(1, channels, PROBE, PROBE)))
                    .get(graph.output().name());
            long[] shape = output.shape();
            if (shape.length != 4 || shape[2] < PROBE || shape[2] % PROBE != 0 || shape[3] != shape[2])
                throw new ModelFormatException("it turns an image of " + PROBE + " x " + PROBE + " pixels into "
                        + output + ", which is not a whole enlargement");
            return Math.toIntExact(shape[2] / PROBE);
        } catch (SuperresException e) {
            throw new ModelFormatException("the network " + file + " cannot be used: " + e.getMessage(), e);
        }
    }
}
