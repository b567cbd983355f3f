/**
 * Brings planes of any size through a network piece by piece: {@link io.superres.tile.TileGrid} cuts,
 * {@link io.superres.tile.TiledNetwork} runs and puts together.
 */
package io.superres.tile;
