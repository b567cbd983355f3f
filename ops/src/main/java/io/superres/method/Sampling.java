package io.superres.method;

import io.superres.BadInputException;

/**
 * What is drawn by methods that have many results for one image.
 *
 * @param origin what samples are drawn around
 * @param seed decides about everything that is left to chance
 * @param temperature spread of the samples: 1 as learnt, 0 none
 * @param samples their number
 */
public record Sampling(Origin origin, long seed, double temperature, int samples) {
    /** More would take hours and fill any disk. */
    public static final int MOST = 1000;

    private static final double HOTTEST = 10;

    /** One sample of seed 1. */
    public static final Sampling STANDARD = new Sampling(Origin.AUTO, 1, 1, 1);

    /** @throws BadInputException if a value is impossible */
    public Sampling {
        if (samples < 1 || samples > MOST)
            throw new BadInputException("the number of samples must be from 1 to " + MOST + ", not " + samples);
        if (!(temperature >= 0 && temperature <= HOTTEST))
            throw new BadInputException("the temperature must be between 0 and " + HOTTEST + ", not " + temperature);
    }

    /** The same with another number of samples. */
    public Sampling times(int number) {
        return new Sampling(origin, seed, temperature, number);
    }

    /** Whether origin and temperature are what they are if nobody asks for others. */
    boolean hasOrdinaryOrigin() {
        return origin == STANDARD.origin && temperature == STANDARD.temperature;
    }
}
