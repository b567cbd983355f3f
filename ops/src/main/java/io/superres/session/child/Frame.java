package io.superres.session.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;

/**
 * One message on its way between two processes: a mark, the number of the conversation, the length of the body, the
 * body.
 *
 * @param id tells which answer belongs to which request
 * @param body the message itself
 */
record Frame(long id, byte[] body) {
    /** Something else that was printed to the stream is noticed by its absence. */
    private static final int MARK = 0x53525052;

    private static final int LONGEST = 1 << 30;

    /** @throws ProtocolException if the body is too long to be sent */
    void write(DataOutputStream out) throws IOException {
        if (body.length > LONGEST)
            throw new ProtocolException("a message of " + body.length + " bytes exceeds " + LONGEST);
        out.writeInt(MARK);
        out.writeLong(id);
        out.writeInt(body.length);
        out.write(body);
        out.flush();
    }

    /**
     * @throws EOFException if the other side has ended
     * @throws ProtocolException if what comes is no message
     */
    static Frame read(DataInputStream in) throws IOException {
        if (in.readInt() != MARK) throw new ProtocolException("the stream holds something that is no message");
        long id = in.readLong();
        int length = in.readInt();
        if (length < 0 || length > LONGEST) throw new ProtocolException("a message cannot have " + length + " bytes");
        byte[] body = in.readNBytes(length);
        if (body.length < length) throw new EOFException();
        return new Frame(id, body);
    }
}
