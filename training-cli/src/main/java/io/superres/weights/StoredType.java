package io.superres.weights;

import io.superres.onnx.ModelFormatException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** How numbers are stored. */
enum StoredType {
    FLOAT64(8, "F64", "DoubleStorage") {
        @Override
        float at(ByteBuffer bytes, int index) {
            return (float) bytes.getDouble(8 * index);
        }
    },
    FLOAT32(4, "F32", "FloatStorage") {
        @Override
        float at(ByteBuffer bytes, int index) {
            return bytes.getFloat(4 * index);
        }
    },
    FLOAT16(2, "F16", "HalfStorage") {
        @Override
        float at(ByteBuffer bytes, int index) {
            return half(bytes.getShort(2 * index));
        }
    },
    BFLOAT16(2, "BF16", "BFloat16Storage") {
        @Override
        float at(ByteBuffer bytes, int index) {
            return Float.intBitsToFloat(bytes.getShort(2 * index) << 16);
        }
    },
    INT64(8, "I64", "LongStorage") {
        @Override
        float at(ByteBuffer bytes, int index) {
            return bytes.getLong(8 * index);
        }
    },
    INT32(4, "I32", "IntStorage") {
        @Override
        float at(ByteBuffer bytes, int index) {
            return bytes.getInt(4 * index);
        }
    },
    INT16(2, "I16", "ShortStorage") {
        @Override
        float at(ByteBuffer bytes, int index) {
            return bytes.getShort(2 * index);
        }
    },
    INT8(1, "I8", "CharStorage") {
        @Override
        float at(ByteBuffer bytes, int index) {
            return bytes.get(index);
        }
    },
    UINT8(1, "U8", "ByteStorage") {
        @Override
        float at(ByteBuffer bytes, int index) {
            return bytes.get(index) & 0xff;
        }
    },
    BOOL(1, "BOOL", "BoolStorage") {
        @Override
        float at(ByteBuffer bytes, int index) {
            return bytes.get(index) == 0 ? 0 : 1;
        }
    };

    private static final int HALF_BIAS = 15;
    private static final int HALF_MANTISSA = 10;

    private final int bytes;
    private final String safetensors;
    private final String torch;

    StoredType(int bytes, String safetensors, String torch) {
        this.bytes = bytes;
        this.safetensors = safetensors;
        this.torch = torch;
    }

    /** Bytes of a number. */
    int bytes() {
        return bytes;
    }

    /** @param index of a number in bytes of the right order */
    abstract float at(ByteBuffer bytes, int index);

    /** @throws ModelFormatException if there is no such type */
    static StoredType ofSafetensors(String name) {
        return Arrays.stream(values())
                .filter(type -> type.safetensors.equals(name))
                .findFirst()
                .orElseThrow(() -> new ModelFormatException("tensors of type " + name + " cannot be read"));
    }

    /**
     * @param name of a class in the module {@code torch}
     * @throws ModelFormatException if there is no such type
     */
    static StoredType ofTorch(String name) {
        return Arrays.stream(values())
                .filter(type -> type.torch.equals(name))
                .findFirst()
                .orElseThrow(() -> new ModelFormatException("tensors in a torch." + name + " cannot be read"));
    }

    private static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> HALF_MANTISSA & 0x1f;
        int mantissa = bits & 0x3ff;
        if (exponent == 0x1f) return Float.intBitsToFloat(sign | 0x7f800000 | mantissa << 13);
        if (exponent == 0) {
            float value = mantissa * (float) Math.pow(2, -HALF_BIAS + 1 - HALF_MANTISSA);
            return sign == 0 ? value : -value;
        }
        return Float.intBitsToFloat(sign | exponent - HALF_BIAS + 127 << 23 | mantissa << 13);
    }
}
