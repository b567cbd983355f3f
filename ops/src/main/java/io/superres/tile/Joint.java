package io.superres.tile;

/** How the overlapping tiles of a network that looks everywhere are put together. */
public enum Joint {
    /** Each fades into the other along half a cosine. */
    FADE {
        @Override
        double second(int at, int extent) {
            return 0.5 - 0.5 * Math.cos(Math.PI * (at + 0.5) / extent);
        }
    },
    /** The first up to the middle, then the second: for values that have no mean, such as numbers of things. */
    CUT {
        @Override
        double second(int at, int extent) {
            return 2 * at < extent ? 0 : 1;
        }
    };

    /** How much the second of two tiles counts at one of the {@code extent} pixels that they have in common. */
    abstract double second(int at, int extent);
}
