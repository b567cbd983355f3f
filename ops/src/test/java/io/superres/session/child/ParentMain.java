package io.superres.session.child;

import io.superres.onnx.Networks;
import io.superres.onnx.OnnxFile;
import io.superres.session.Device;

/** A process that opens a session in safe mode, says where it runs, and waits to be killed. */
final class ParentMain {
    private ParentMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        ChildSession session = ChildSession.open(OnnxFile.encode(Networks.plain(2, 1, 2, 1)), Device.CPU, 1);
        System.out.println(session.pid());
        System.out.println(session.folder());
        Thread.sleep(60_000);
    }
}
