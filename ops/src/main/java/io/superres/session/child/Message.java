package io.superres.session.child;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What one process says to the other: the name of its kind, then its contents. */
interface Message {
    /** Writes everything but the kind. */
    void write(DataOutputStream out) throws IOException;

    default byte[] encode() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        Fields.text(out, getClass().getSimpleName());
        write(out);
        return bytes.toByteArray();
    }
}
