package io.superres.tile;

import net.imglib2.type.numeric.RealType;

/**
 * One run of a network.
 *
 * @param plane what is being enlarged
 * @param window what the network sees, in LR pixels of the plane; may reach beyond it
 * @param receiver what becomes of the result
 */
record Job<T extends RealType<T>>(PlaneTask<T> plane, Tile window, Receiver receiver) {
    /** Takes what a network made; called by several threads. */
    interface Receiver {
        void accept(Made made, PixelWriter writer);
    }
}
