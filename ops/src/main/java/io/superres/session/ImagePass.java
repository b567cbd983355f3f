package io.superres.session;

import java.nio.FloatBuffer;

/** Something that makes one image of another: a network, or several that work together. Thread-safe; must be closed. */
public interface ImagePass extends AutoCloseable {
    /** Where it really runs. */
    Device device();

    /**
     * Makes one batch of images of another without copying.
     *
     * @param in direct buffer with the input from its position on; its position is left alone
     * @param inShape axes of the input
     * @param out direct buffer that receives the output from its position on
     * @param outShape axes of the output
     * @throws DeviceMemoryException if the device has not enough memory for an input of this size
     * @throws io.superres.SuperresException if the network fails for another reason
     */
    void run(FloatBuffer in, long[] inShape, FloatBuffer out, long[] outShape);

    @Override
    void close();
}
