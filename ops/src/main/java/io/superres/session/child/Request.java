package io.superres.session.child;

import io.superres.onnx.Tensor;
import io.superres.session.Device;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Map;

/** What a process asks of its child. */
sealed interface Request extends Message {
    /** Does what is asked. Runs in the child. */
    Reply answer(Served served) throws IOException;

    /**
     * Makes the network ready; comes first, and once.
     *
     * @param model bytes of an ONNX file
     */
    record Open(byte[] model, Device device, int threads) implements Request {
        @Override
        public Reply answer(Served served) {
            served.open(model, device, threads);
            return new Reply.Done();
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            Fields.text(out, device.name());
            out.writeInt(threads);
            Fields.bytes(out, model);
        }

        static Open read(DataInputStream in) throws IOException {
            Device device = Device.valueOf(Fields.text(in));
            int threads = in.readInt();
            return new Open(Fields.bytes(in), device, threads);
        }
    }

    /**
     * Maps a file into the child's memory; answered when the file's name is no longer needed.
     *
     * @param file number of the file from now on
     */
    record Share(int file, String path) implements Request {
        @Override
        public Reply answer(Served served) throws IOException {
            served.share(file, path);
            return new Reply.Done();
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeInt(file);
            Fields.text(out, path);
        }

        static Share read(DataInputStream in) throws IOException {
            return new Share(in.readInt(), Fields.text(in));
        }
    }

    /** Gives a shared file up. */
    record Forget(int file) implements Request {
        @Override
        public Reply answer(Served served) {
            served.forget(file);
            return new Reply.Done();
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeInt(file);
        }

        static Forget read(DataInputStream in) throws IOException {
            return new Forget(in.readInt());
        }
    }

    /**
     * Runs the network on the float tensor at the beginning of a shared file.
     *
     * @param outOffset where in the file its result goes, in bytes
     */
    record Run(int file, long[] inShape, int outOffset, long[] outShape) implements Request {
        @Override
        public Reply answer(Served served) {
            served.run(file, inShape, outOffset, outShape);
            return new Reply.Done();
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeInt(file);
            Fields.shape(out, inShape);
            out.writeInt(outOffset);
            Fields.shape(out, outShape);
        }

        static Run read(DataInputStream in) throws IOException {
            return new Run(in.readInt(), Fields.shape(in), in.readInt(), Fields.shape(in));
        }
    }

    /** Runs the network on tensors that travel with the request. */
    record RunNamed(Map<String, Tensor> inputs) implements Request {
        @Override
        public Reply answer(Served served) {
            return new Reply.Result(served.run(inputs));
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            Fields.tensors(out, inputs);
        }

        static RunNamed read(DataInputStream in) throws IOException {
            return new RunNamed(Fields.tensors(in));
        }
    }

    /** @throws ProtocolException if the bytes are no request */
    static Request decode(byte[] body) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(body));
        String kind = Fields.text(in);
        return switch (kind) {
            case "Open" -> Open.read(in);
            case "Share" -> Share.read(in);
            case "Forget" -> Forget.read(in);
            case "Run" -> Run.read(in);
            case "RunNamed" -> RunNamed.read(in);
            default -> throw new ProtocolException("there is no request " + kind);
        };
    }
}
