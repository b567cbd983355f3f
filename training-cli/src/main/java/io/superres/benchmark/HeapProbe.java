package io.superres.benchmark;

import io.superres.Progress;
import io.superres.method.Methods;
import io.superres.method.SuperResolver;
import io.superres.method.Upscaler;
import io.superres.model.Model;
import io.superres.session.DeviceChoice;
import io.superres.session.SessionSettings;
import io.superres.tile.TileSettings;
import java.nio.file.Path;
import net.imglib2.type.numeric.integer.UnsignedShortType;

/** Program that enlarges one 16-bit image; whether it can tells how much memory that needs. */
final class HeapProbe {
    private static final int TOO_SMALL = 3;

    private HeapProbe() {}

    /** @param arguments network file, extent of the image, tile, threads, device */
    public static void main(String[] arguments) {
        try {
            SessionSettings session = SessionSettings.of(DeviceChoice.parse(arguments[4]), note -> {});
            TileSettings settings =
                    TileSettings.of(session, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            try (SuperResolver resolver = Methods.open(Model.ofFile(Path.of(arguments[0])), settings)) {
                UnsignedShortType type = new UnsignedShortType();
                Upscaler.of(resolver).upscale(TestImages.waves(type, Integer.parseInt(arguments[1])), Progress.NONE);
            }
        } catch (OutOfMemoryError e) {
            System.exit(TOO_SMALL);
        }
    }

    /** Whether the program found the heap too small; other failures are errors. */
    static boolean tooSmall(ChildJvm ended) {
        return ended.exitCode() == TOO_SMALL || ended.output().contains("OutOfMemoryError");
    }
}
