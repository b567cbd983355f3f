package io.superres.recipe.femasr;

/** How evenly the entries of a codebook are used. */
final class CodebookUse {
    private final long[] counts;

    CodebookUse(int codes) {
        counts = new long[codes];
    }

    void add(long[] indices) {
        for (long index : indices) counts[Math.toIntExact(index)]++;
    }

    long count(int code) {
        return counts[code];
    }

    /** Entries used at least once, as a share of all. */
    double share() {
        int used = 0;
        for (long count : counts) if (count > 0) used++;
        return (double) used / counts.length;
    }

    /** The exponential of the entropy of their use: the number of entries if all are used alike, 1 if one alone is. */
    double perplexity() {
        double total = 0;
        for (long count : counts) total += count;
        double entropy = 0;
        for (long count : counts) if (count > 0) entropy -= count / total * Math.log(count / total);
        return Math.exp(entropy);
    }
}
