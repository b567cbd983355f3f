package io.superres.published;

import io.superres.BadInputException;
import io.superres.network.Init;
import io.superres.network.Weights;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.Tensor;
import io.superres.onnx.Value;
import io.superres.weights.WeightFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The weights in one or more files, for a network that asks for them by the names under which they were published. All
 * that is missing or of another shape is gathered, so that one message tells it. Confined to one thread.
 */
final class PublishedWeights implements Weights {
    private static final int MOST_TOLD = 5;

    /** What authors put around the names of a network. */
    private static final List<String> WRAPPERS =
            List.of("params_ema.", "params.", "state_dict.", "model_state_dict.", "module.");

    private final List<WeightFile> files;
    private final Map<String, Stored> stored;
    private final String prefix;
    private final Set<String> used;
    private final List<String> problems;

    /** Where a tensor lies, and under which name. */
    private record Stored(WeightFile file, String name) {
        long[] shape() {
            return file.shape(name);
        }

        Tensor read() {
            return file.read(name);
        }
    }

    private PublishedWeights(
            List<WeightFile> files,
            Map<String, Stored> stored,
            String prefix,
            Set<String> used,
            List<String> problems) {
        this.files = files;
        this.stored = stored;
        this.prefix = prefix;
        this.used = used;
        this.problems = problems;
    }

    PublishedWeights(WeightFile file) {
        this(List.of(file), UnaryOperator.identity());
    }

    /**
     * The weights of several files; of tensors with the same name, that of the first file counts.
     *
     * @param original the published name of what a file calls by another one
     */
    PublishedWeights(List<WeightFile> files, UnaryOperator<String> original) {
        this(List.copyOf(files), new HashMap<>(), "", new LinkedHashSet<>(), new ArrayList<>());
        for (WeightFile file : files)
            for (String name : file.names()) stored.putIfAbsent(original.apply(plain(name)), new Stored(file, name));
    }

    /** Those whose names begin alike, by the rest of their names; {@link #finish} is for the whole. */
    PublishedWeights part(String beginning) {
        return new PublishedWeights(files, stored, prefix + beginning, used, problems);
    }

    private static String plain(String name) {
        String plain = name;
        for (boolean found = true; found; ) {
            found = false;
            for (String wrapper : WRAPPERS)
                if (plain.startsWith(wrapper)) {
                    plain = plain.substring(wrapper.length());
                    found = true;
                }
        }
        return plain;
    }

    boolean has(String name) {
        return stored.containsKey(prefix + name);
    }

    private String places() {
        return files.stream().map(file -> file.file().toString()).collect(Collectors.joining(" and "));
    }

    /** @throws BadInputException if there is no such tensor, or it has not so many axes */
    long[] shape(String name, int axes) {
        if (!has(name))
            throw new BadInputException(
                    places() + " has no tensor " + prefix + name + ", so it is not what it should be");
        Stored found = stored.get(prefix + name);
        if (found.shape().length != axes)
            throw new BadInputException(found.file().file() + ": the tensor " + prefix + name + " has the shape "
                    + Arrays.toString(found.shape()));
        return found.shape();
    }

    /** How many modules are called {@code prefix0.}, {@code prefix1.} and so on. */
    int count(String beginning) {
        int count = 0;
        while (begins(beginning + count + ".")) count++;
        return count;
    }

    boolean begins(String beginning) {
        return stored.keySet().stream().anyMatch(name -> name.startsWith(prefix + beginning));
    }

    @Override
    public Value weight(GraphBuilder g, String name, Init init, long... shape) {
        return g.parameter(name, tensor(name, shape));
    }

    /** A tensor; zeros, which {@link #finish} will refuse, if it is not there or has another shape. */
    Tensor tensor(String name, long... shape) {
        Stored found = stored.get(prefix + name);
        if (found == null) problems.add("there is no " + prefix + name);
        else if (!Arrays.equals(core(found.shape()), core(shape)))
            problems.add(prefix + name + " has the shape " + Arrays.toString(found.shape()) + ", not "
                    + Arrays.toString(shape));
        else {
            used.add(prefix + name);
            Tensor tensor = found.read();
            return Arrays.equals(tensor.shape(), shape) ? tensor : new Tensor(tensor.type(), shape, tensor.bytes());
        }
        return Tensor.zeros(shape);
    }

    /** Extents without those at the end that are 1: kernels of one pixel are published with and without them. */
    private static long[] core(long[] shape) {
        int axes = shape.length;
        while (axes > 2 && shape[axes - 1] == 1) axes--;
        return Arrays.copyOf(shape, axes);
    }

    /**
     * To be called when all networks are built.
     *
     * @param needless names that are known to be of no use
     * @throws BadInputException telling what is missing, of another shape or left over
     */
    void finish(Predicate<String> needless) {
        List<String> all = new ArrayList<>(problems);
        stored.keySet().stream()
                .filter(name -> !used.contains(name) && !needless.test(name))
                .sorted()
                .forEach(name -> all.add(name + " belongs to no part of the network"));
        if (all.isEmpty()) return;
        String more = all.size() > MOST_TOLD ? "; and " + (all.size() - MOST_TOLD) + " more" : "";
        throw new BadInputException(
                places() + " does not fit: " + all.stream().limit(MOST_TOLD).collect(Collectors.joining("; ")) + more);
    }
}
