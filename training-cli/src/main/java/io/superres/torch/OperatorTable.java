package io.superres.torch;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Operators by their ONNX name. */
final class OperatorTable {
    private final Map<String, Operator> operators = new HashMap<>();

    /** An operator with one output. */
    OperatorTable one(String name, Emitter emitter) {
        return upTo(1, name, emitter);
    }

    /** An operator with one output or more. */
    OperatorTable upTo(int outputs, String name, Emitter emitter) {
        if (operators.put(name, new Operator(outputs, emitter)) != null)
            throw new IllegalArgumentException(name + " is described twice");
        return this;
    }

    Optional<Operator> find(String name) {
        return Optional.ofNullable(operators.get(name));
    }
}
