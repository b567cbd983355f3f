package io.superres.onnx;

import java.util.List;

/** A constant setting of a node. */
public sealed interface Attribute {
    record Int(long value) implements Attribute {}

    record Real(float value) implements Attribute {}

    record Text(String value) implements Attribute {}

    record Ints(List<Long> values) implements Attribute {
        public Ints {
            values = List.copyOf(values);
        }
    }

    record Reals(List<Float> values) implements Attribute {
        public Reals {
            values = List.copyOf(values);
        }
    }

    record Texts(List<String> values) implements Attribute {
        public Texts {
            values = List.copyOf(values);
        }
    }

    record Constant(Tensor value) implements Attribute {}

    static Attribute of(long value) {
        return new Int(value);
    }

    static Attribute of(float value) {
        return new Real(value);
    }

    static Attribute of(String value) {
        return new Text(value);
    }

    static Attribute of(Tensor value) {
        return new Constant(value);
    }

    static Attribute ints(long... values) {
        return new Ints(java.util.Arrays.stream(values).boxed().toList());
    }
}
