package io.superres.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * Counts what an ONNX file lists before objects are made of it: a few bytes of file can stand for hundreds of bytes of
 * memory.
 */
final class OnnxScan {
    /** Several times those of the largest networks for images. */
    private static final int MOST_NODES = 50_000;

    private static final int MOST_FIELDS = 2_000_000;

    /** Field numbers of a model's graph, its nodes, and their attributes. */
    private static final int[] PATH = {7, 1, 5};

    private static final int NODES = 1;

    private int nodes;
    private int fields;

    private OnnxScan() {}

    /**
     * @throws ModelFormatException if there are more nodes, or settings of nodes, than any network has
     * @throws IOException if this is not protobuf
     */
    static void check(byte[] model) throws IOException {
        new OnnxScan().walk(CodedInputStream.newInstance(model), 0);
    }

    private void walk(CodedInputStream in, int depth) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (++fields > MOST_FIELDS)
                throw new ModelFormatException("the ONNX model lists more than " + MOST_FIELDS + " things");
            boolean inner = depth < PATH.length
                    && WireFormat.getTagFieldNumber(tag) == PATH[depth]
                    && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
            if (!inner) {
                in.skipField(tag);
                continue;
            }
            if (depth == NODES && ++nodes > MOST_NODES)
                throw new ModelFormatException("the ONNX model has more than " + MOST_NODES + " nodes");
            int outer = in.pushLimit(in.readRawVarint32());
            walk(in, depth + 1);
            in.checkLastTagWas(0);
            in.popLimit(outer);
        }
    }
}
