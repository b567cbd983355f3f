package io.superres.fiji.image;

/**
 * How much of the heap images may take.
 *
 * @param imageBytes what an image and its enlargement may have together to be worked on in memory
 * @param partBytes what is made at once of an image that is not made as a whole; at least one row of tiles
 */
record Budget(long imageBytes, long partBytes) {
    private static final long LARGEST_PART = 128L << 20;

    /** As the heap of this JVM allows. */
    static Budget ofHeap() {
        long heap = Runtime.getRuntime().maxMemory();
        return new Budget(heap / 2, Math.min(heap / 32, LARGEST_PART));
    }
}
