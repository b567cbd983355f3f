package io.superres.weights;

import io.superres.BadInputException;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Named tensors in a file: safetensors, or what PyTorch saves, as a zip archive (since version 1.6), in the older format,
 * or as TorchScript. Names inside nested dictionaries are joined by dots. Must be closed.
 */
public final class WeightFile implements AutoCloseable {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int PICKLE = 0x80;

    private final Path file;
    private final Map<String, StoredTensor> tensors;
    private final AutoCloseable source;

    private WeightFile(Path file, Map<String, StoredTensor> tensors, AutoCloseable source) {
        this.file = file;
        this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        this.source = source;
    }

    /**
     * Reads which tensors there are.
     *
     * @throws BadInputException if there is no such file, it is damaged, of another format, or wants to do more than hold
     *     tensors
     */
    public static WeightFile open(Path file) {
        if (!Files.isRegularFile(file)) throw new BadInputException("there is no file " + file);
        try {
            byte[] start = start(file);
            if (Arrays.equals(start, 0, 4, ZIP, 0, 4)) {
                TorchZip zip = TorchZip.open(file);
                return new WeightFile(file, zip.tensors(), zip);
            }
            if ((start[0] & 0xff) == PICKLE) {
                TorchLegacy legacy = TorchLegacy.open(file);
                return new WeightFile(file, legacy.tensors(), legacy);
            }
            Safetensors safetensors = Safetensors.open(file);
            return new WeightFile(file, safetensors.tensors(), safetensors);
        } catch (ModelFormatException e) {
            throw new ModelFormatException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new BadInputException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            if (start.length < 4) throw new ModelFormatException("the file is too short to hold weights");
            return start;
        }
    }

    /** Of all tensors, in the order of the file. */
    public Set<String> names() {
        return tensors.keySet();
    }

    /** @throws IllegalArgumentException if there is no such tensor */
    public long[] shape(String name) {
        return tensor(name).shape().clone();
    }

    /**
     * A tensor as 32-bit floats.
     *
     * @throws BadInputException if it cannot be read
     * @throws IllegalArgumentException if there is no such tensor
     */
    public Tensor read(String name) {
        try {
            return tensor(name).read();
        } catch (IOException e) {
            throw new BadInputException("cannot read " + name + " in " + file + ": " + e.getMessage(), e);
        }
    }

    private StoredTensor tensor(String name) {
        StoredTensor tensor = tensors.get(name);
        if (tensor == null) throw new IllegalArgumentException("there is no tensor " + name);
        return tensor;
    }

    /** Where it lies. */
    public Path file() {
        return file;
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
