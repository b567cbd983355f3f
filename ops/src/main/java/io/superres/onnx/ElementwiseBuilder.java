package io.superres.onnx;

import java.util.List;
import java.util.Map;

/** Operators that treat every element by itself. Two operands are broadcast as in NumPy. */
abstract class ElementwiseBuilder extends GraphWriter {
    ElementwiseBuilder(String name) {
        super(name);
    }

    /** Elementwise sum with broadcasting. */
    public Value add(Value a, Value b) {
        return binary("Add", a, b);
    }

    public Value add(Value a, float b) {
        return add(a, scalar(b));
    }

    public Value sub(Value a, Value b) {
        return binary("Sub", a, b);
    }

    /** Elementwise product with broadcasting. */
    public Value mul(Value a, Value b) {
        return binary("Mul", a, b);
    }

    public Value mul(Value a, float b) {
        return mul(a, scalar(b));
    }

    public Value div(Value a, Value b) {
        return binary("Div", a, b);
    }

    /** The power {@code a^b}. */
    public Value pow(Value a, float b) {
        return binary("Pow", a, scalar(b));
    }

    public Value max(Value a, Value b) {
        return binary("Max", a, b);
    }

    public Value min(Value a, Value b) {
        return binary("Min", a, b);
    }

    /** Whether a = b; the element type is BOOL. */
    public Value equal(Value a, Value b) {
        return binary("Equal", a, b);
    }

    /** Whether a > b; the element type is BOOL. */
    public Value greater(Value a, Value b) {
        return binary("Greater", a, b);
    }

    /** Takes {@code a} where the condition, of element type BOOL, holds, and {@code b} elsewhere. */
    public Value where(Value condition, Value a, Value b) {
        Value both = new Value(a + " or " + b, Shapes.broadcast(a, b));
        return node("Where", List.of(condition, a, b), Map.of(), Shapes.broadcast(condition, both));
    }

    public Value abs(Value x) {
        return node("Abs", x, x.shape());
    }

    public Value neg(Value x) {
        return node("Neg", x, x.shape());
    }

    public Value exp(Value x) {
        return node("Exp", x, x.shape());
    }

    public Value log(Value x) {
        return node("Log", x, x.shape());
    }

    public Value sqrt(Value x) {
        return node("Sqrt", x, x.shape());
    }

    public Value sin(Value x) {
        return node("Sin", x, x.shape());
    }

    public Value cos(Value x) {
        return node("Cos", x, x.shape());
    }

    public Value erf(Value x) {
        return node("Erf", x, x.shape());
    }

    public Value relu(Value x) {
        return node("Relu", x, x.shape());
    }

    public Value leakyRelu(Value x, float slope) {
        return node("LeakyRelu", List.of(x), Map.of("alpha", Attribute.of(slope)), x.shape());
    }

    /** {@code x} where positive, {@code slope * x} elsewhere; the slopes are broadcast against x. */
    public Value prelu(Value x, Value slope) {
        require(java.util.Arrays.equals(Shapes.broadcast(x, slope), x.shape()), "prelu: %s does not fit %s", slope, x);
        return node("PRelu", List.of(x, slope), Map.of(), x.shape());
    }

    public Value sigmoid(Value x) {
        return node("Sigmoid", x, x.shape());
    }

    public Value tanh(Value x) {
        return node("Tanh", x, x.shape());
    }

    /** {@code log(1 + exp(x))}. */
    public Value softplus(Value x) {
        return node("Softplus", x, x.shape());
    }

    /** {@code x * sigmoid(x)}, also known as swish. */
    public Value silu(Value x) {
        return mul(x, sigmoid(x));
    }

    /** {@code x / 2 * (1 + erf(x / sqrt(2)))}, the exact form (Hendrycks and Gimpel 2016). */
    public Value gelu(Value x) {
        Value phi = add(erf(mul(x, (float) Math.sqrt(0.5))), 1);
        return mul(mul(x, 0.5f), phi);
    }

    /** Values below {@code low} become {@code low}, values above {@code high} become {@code high}. */
    public Value clip(Value x, float low, float high) {
        require(low <= high, "clip: %s is above %s", low, high);
        return node("Clip", List.of(x, scalar(low), scalar(high)), Map.of(), x.shape());
    }

    public Value cast(Value x, ElementType type) {
        return node("Cast", List.of(x), Map.of("to", Attribute.of((long) type.code())), x.shape());
    }

    private Value binary(String opType, Value a, Value b) {
        return node(opType, List.of(a, b), Map.of(), Shapes.broadcast(a, b));
    }
}
