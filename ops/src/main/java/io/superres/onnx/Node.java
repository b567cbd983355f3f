package io.superres.onnx;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One operation of a graph.
 *
 * @param opType the operator, for example {@code Conv}
 * @param domain the operator set; empty for the standard one
 * @param name for messages; may be empty
 * @param inputs names of values; an empty name stands for an optional input left out
 * @param outputs names of the values made here
 * @param attributes constant settings by name
 */
public record Node(
        String opType,
        String domain,
        String name,
        List<String> inputs,
        List<String> outputs,
        Map<String, Attribute> attributes) {

    public Node {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = java.util.Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    public String output() {
        return outputs.get(0);
    }

    /** The name of input {@code i}, or an empty text if the node leaves it out. */
    public String input(int i) {
        return i < inputs.size() ? inputs.get(i) : "";
    }

    public boolean hasInput(int i) {
        return !input(i).isEmpty();
    }

    public boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    public long intOr(String attribute, long otherwise) {
        return get(attribute, Attribute.Int.class, new Attribute.Int(otherwise)).value();
    }

    public float realOr(String attribute, float otherwise) {
        return get(attribute, Attribute.Real.class, new Attribute.Real(otherwise))
                .value();
    }

    public String textOr(String attribute, String otherwise) {
        return get(attribute, Attribute.Text.class, new Attribute.Text(otherwise))
                .value();
    }

    public List<Long> intsOr(String attribute, List<Long> otherwise) {
        return get(attribute, Attribute.Ints.class, new Attribute.Ints(otherwise))
                .values();
    }

    /** The tensor held by a {@code Constant} node or a similar attribute. */
    public Tensor tensor(String attribute) {
        Attribute.Constant constant = get(attribute, Attribute.Constant.class, null);
        if (constant == null) throw new ModelFormatException(this + " lacks the attribute " + attribute);
        return constant.value();
    }

    private <A extends Attribute> A get(String attribute, Class<A> kind, A otherwise) {
        Attribute found = attributes.get(attribute);
        if (found == null) return otherwise;
        if (!kind.isInstance(found))
            throw new ModelFormatException(
                    "attribute " + attribute + " of " + this + " should be of kind " + kind.getSimpleName());
        return kind.cast(found);
    }

    @Override
    public String toString() {
        return opType + " '" + (name.isEmpty() ? String.join(",", outputs) : name) + "'";
    }
}
