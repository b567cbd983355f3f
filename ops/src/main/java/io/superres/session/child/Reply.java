package io.superres.session.child;

import io.superres.SuperresException;
import io.superres.onnx.ModelFormatException;
import io.superres.onnx.Tensor;
import io.superres.session.DeviceException;
import io.superres.session.DeviceMemoryException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Map;

/** What a child answers. */
sealed interface Reply extends Message {
    record Done() implements Reply {
        @Override
        public void write(DataOutputStream out) {}
    }

    record Result(Map<String, Tensor> outputs) implements Reply {
        @Override
        public void write(DataOutputStream out) throws IOException {
            Fields.tensors(out, outputs);
        }
    }

    record Failed(Cause cause, String message) implements Reply {
        /** The exceptions that whoever runs networks tells apart. */
        enum Cause {
            DEVICE,
            MEMORY,
            MODEL,
            OTHER
        }

        static Failed of(Throwable thrown) {
            if (thrown instanceof DeviceException) return new Failed(Cause.DEVICE, thrown.getMessage());
            if (thrown instanceof DeviceMemoryException) return new Failed(Cause.MEMORY, thrown.getMessage());
            if (thrown instanceof OutOfMemoryError)
                return new Failed(Cause.MEMORY, "the process that runs the network is out of memory: " + thrown);
            if (thrown instanceof ModelFormatException) return new Failed(Cause.MODEL, thrown.getMessage());
            if (thrown instanceof SuperresException) return new Failed(Cause.OTHER, thrown.getMessage());
            return new Failed(Cause.OTHER, "the process that runs the network failed: " + thrown);
        }

        SuperresException exception() {
            return switch (cause) {
                case DEVICE -> new DeviceException(message, null);
                case MEMORY -> new DeviceMemoryException(message, null);
                case MODEL -> new ModelFormatException(message);
                case OTHER -> new SuperresException(message);
            };
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            Fields.text(out, cause.name());
            Fields.text(out, message);
        }

        static Failed read(DataInputStream in) throws IOException {
            return new Failed(Cause.valueOf(Fields.text(in)), Fields.text(in));
        }
    }

    /** @throws ProtocolException if the bytes are no reply */
    static Reply decode(byte[] body) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(body));
        String kind = Fields.text(in);
        return switch (kind) {
            case "Done" -> new Done();
            case "Result" -> new Result(Fields.tensors(in));
            case "Failed" -> Failed.read(in);
            default -> throw new ProtocolException("there is no reply " + kind);
        };
    }
}
