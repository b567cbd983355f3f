package io.superres.tile;

import io.superres.BadInputException;
import io.superres.onnx.DeviceChoice;
import java.util.function.Consumer;

/**
 * How planes are cut and where they are run.
 *
 * @param device where to run
 * @param tile largest extent of a tile in LR pixels, without halo
 * @param threads tiles worked on at once on the CPU
 * @param note told in one sentence what the user should know, such as why a GPU is not used
 */
public record TileSettings(DeviceChoice device, int tile, int threads, Consumer<String> note) {
    /** Large enough that the halo costs little, small enough for any machine. */
    public static final int DEFAULT_TILE = 256;

    private static final int SMALLEST = 16;
    private static final int LARGEST = 8192;

    /** @throws BadInputException if tile or threads are out of bounds */
    public TileSettings {
        if (tile < SMALLEST || tile > LARGEST)
            throw new BadInputException("the tile size " + tile + " must be from " + SMALLEST + " to " + LARGEST);
        if (threads < 1) throw new BadInputException("the number of threads must be at least 1");
    }

    /** Any device, all cores. */
    public static TileSettings standard() {
        return of(DeviceChoice.AUTO, 0, 0, note -> {});
    }

    /**
     * @param tile 0 for the default
     * @param threads 0 for all cores
     */
    public static TileSettings of(DeviceChoice device, int tile, int threads, Consumer<String> note) {
        return new TileSettings(
                device,
                tile == 0 ? DEFAULT_TILE : tile,
                threads == 0 ? Runtime.getRuntime().availableProcessors() : threads,
                note);
    }
}
