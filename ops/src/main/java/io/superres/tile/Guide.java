package io.superres.tile;

import java.nio.FloatBuffer;

/**
 * What a network is given besides the image: more channels, behind those of the image. Thread-safe.
 */
public interface Guide {
    /** No more channels. */
    Guide NONE = new Guide() {
        @Override
        public int channels() {
            return 0;
        }

        @Override
        public void fill(Tile window, FloatBuffer values) {}
    };

    /** Number of channels. */
    int channels();

    /**
     * Makes the channels of one window.
     *
     * @param window what the network will see, in LR pixels of the plane; may reach beyond it
     * @param values receives channels, rows, columns, from its position on; its position is left alone
     */
    void fill(Tile window, FloatBuffer values);
}
