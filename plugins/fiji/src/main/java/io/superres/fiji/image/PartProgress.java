package io.superres.fiji.image;

import io.superres.Progress;

/**
 * The progress of one part of a job, told as that of the whole, whose tiles are counted by the share of the part.
 *
 * @param whole hears of it
 * @param before pixels made before this part
 * @param part pixels of this part
 * @param all pixels of the whole job
 */
record PartProgress(Progress whole, long before, long part, long all) implements Progress {
    @Override
    public void update(long done, long total) {
        double tilesPerPixel = (double) total / part;
        long tiles = Math.round(all * tilesPerPixel);
        whole.update(Math.min(tiles, Math.round(before * tilesPerPixel + done)), tiles);
    }

    @Override
    public boolean cancelled() {
        return whole.cancelled();
    }
}
