package io.superres.torch;

import ai.djl.ndarray.types.DataType;
import io.superres.onnx.ElementType;

/**
 * The element types computed with, and PyTorch's numbers for them. Integer types that PyTorch lacks are widened to the
 * next that holds all their values (64-bit unsigned integers to signed ones).
 */
enum TorchType {
    UINT8(0, DataType.UINT8),
    INT8(1, DataType.INT8),
    INT32(3, DataType.INT32),
    INT64(4, DataType.INT64),
    FLOAT16(5, DataType.FLOAT16),
    FLOAT32(6, DataType.FLOAT32),
    FLOAT64(7, DataType.FLOAT64),
    BOOL(11, DataType.BOOLEAN);

    private final int code;
    private final DataType type;

    TorchType(int code, DataType type) {
        this.code = code;
        this.type = type;
    }

    static TorchType of(ElementType type) {
        return switch (type) {
            case FLOAT -> FLOAT32;
            case DOUBLE -> FLOAT64;
            case FLOAT16 -> FLOAT16;
            case BOOL -> BOOL;
            case UINT8 -> UINT8;
            case INT8 -> INT8;
            case INT16, UINT16, INT32 -> INT32;
            case INT64, UINT32, UINT64 -> INT64;
        };
    }

    /** What TorchScript calls this type. */
    int code() {
        return code;
    }

    /** What DJL calls this type. */
    DataType type() {
        return type;
    }
}
