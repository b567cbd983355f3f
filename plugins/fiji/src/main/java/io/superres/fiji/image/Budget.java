package io.superres.fiji.image;

/** How much of the heap images may take. */
final class Budget {
    private static final long SMALLEST_PART = 2L << 20;
    private static final long LARGEST_PART = 128L << 20;

    private Budget() {}

    /** Bytes that an image and its enlargement may have together to be worked on in memory. */
    static long imageBytes() {
        return Runtime.getRuntime().maxMemory() / 2;
    }

    /** Pixels that are made at once of an image that is not made at once. */
    static long partPixels(int bytesPerPixel) {
        long bytes = Runtime.getRuntime().maxMemory() / 32;
        return Math.max(SMALLEST_PART, Math.min(bytes, LARGEST_PART)) / bytesPerPixel;
    }
}
