package io.superres.tile;

import io.superres.BadInputException;
import io.superres.session.DeviceChoice;
import io.superres.session.SessionSettings;

/**
 * How planes are cut and where they are run.
 *
 * @param session where and how networks run
 * @param tile largest extent of a tile in LR pixels, without halo
 * @param threads tiles worked on at once on the CPU
 */
public record TileSettings(SessionSettings session, int tile, int threads) {
    /** Large enough that the halo costs little, small enough for any machine. */
    public static final int DEFAULT_TILE = 256;

    /** Tiles are not made smaller than this. */
    static final int SMALLEST = 16;

    private static final int LARGEST = 8192;

    /** @throws BadInputException if tile or threads are out of bounds */
    public TileSettings {
        if (tile < SMALLEST || tile > LARGEST)
            throw new BadInputException("the tile size " + tile + " must be from " + SMALLEST + " to " + LARGEST);
        if (threads < 1) throw new BadInputException("the number of threads must be at least 1");
    }

    /** Any device, all cores. */
    public static TileSettings standard() {
        return of(SessionSettings.of(DeviceChoice.AUTO, note -> {}), 0, 0);
    }

    /**
     * @param tile 0 for the default
     * @param threads 0 for all cores
     */
    public static TileSettings of(SessionSettings session, int tile, int threads) {
        return new TileSettings(
                session,
                tile == 0 ? DEFAULT_TILE : tile,
                threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
    }
}
