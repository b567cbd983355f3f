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
import java.util.stream.Collectors;

/**
 * The weights in a file, for a network that asks for them by the names under which they were published. All that is
 * missing or of another shape is gathered, so that one message tells it. Confined to one thread.
 */
final class PublishedWeights implements Weights {
    private static final int MOST_TOLD = 5;

    /** What authors put around the names of a network. */
    private static final List<String> WRAPPERS =
            List.of("params_ema.", "params.", "state_dict.", "model_state_dict.", "module.");

    private final WeightFile file;
    private final Map<String, String> stored = new HashMap<>();
    private final Set<String> used = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();

    PublishedWeights(WeightFile file) {
        this.file = file;
        for (String name : file.names()) stored.putIfAbsent(plain(name), name);
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
        return stored.containsKey(name);
    }

    /** @throws BadInputException if there is no such tensor, or it has not so many axes */
    long[] shape(String name, int axes) {
        if (!has(name))
            throw new BadInputException(file.file() + " has no tensor " + name + ", so it is not what it should be");
        long[] shape = file.shape(stored.get(name));
        if (shape.length != axes)
            throw new BadInputException(
                    file.file() + ": the tensor " + name + " has the shape " + Arrays.toString(shape));
        return shape;
    }

    /** How many modules are called {@code prefix0.}, {@code prefix1.} and so on. */
    int count(String prefix) {
        int count = 0;
        while (begins(prefix + count + ".")) count++;
        return count;
    }

    private boolean begins(String prefix) {
        return stored.keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }

    @Override
    public Value weight(GraphBuilder g, String name, Init init, long... shape) {
        if (!has(name)) problems.add("there is no " + name);
        else if (!Arrays.equals(file.shape(stored.get(name)), shape))
            problems.add(name + " has the shape " + Arrays.toString(file.shape(stored.get(name))) + ", not "
                    + Arrays.toString(shape));
        else {
            used.add(name);
            return g.parameter(name, file.read(stored.get(name)));
        }
        return g.parameter(name, Tensor.zeros(shape));
    }

    /**
     * To be called when the network is built.
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
        throw new BadInputException(file.file() + " does not fit: "
                + all.stream().limit(MOST_TOLD).collect(Collectors.joining("; ")) + more);
    }
}
