package io.superres.method.stablesr;

/**
 * Where a latent lies and what is drawn for it.
 *
 * @param noise all that is left to chance
 * @param left column of the plane at which the latent begins, in latent pixels
 * @param top row
 */
public record Place(PlacedNoise noise, int left, int top) {
    /**
     * Standard normal numbers.
     *
     * @param when of the sampling
     * @param like extents
     */
    Latent drawn(int when, Latent like) {
        return new Latent(
                noise.of(when, like.channels(), top, left, like.height(), like.width()),
                like.channels(),
                like.width(),
                like.height());
    }
}
