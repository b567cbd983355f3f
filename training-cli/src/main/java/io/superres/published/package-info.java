/**
 * Turns weights that others have published into models: {@link io.superres.published.PublishedWeights} finds them by name,
 * each {@link io.superres.published.Source} knows one publication.
 */
package io.superres.published;
