package io.superres.fiji;

import io.superres.fiji.image.ImagePlusUpscaler;
import io.superres.image.RangeChoice;
import io.superres.method.ImageSettings;
import io.superres.method.Methods;
import io.superres.model.ModelRegistry;
import io.superres.session.DeviceChoice;
import io.superres.session.Precision;
import io.superres.session.SessionSettings;
import io.superres.tile.TileSettings;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a user chooses in a dialog or a macro, whatever the images are.
 *
 * @param scale HR pixels per LR pixel
 * @param model {@code auto}, or the id, folder or {@code .onnx} file of a model
 * @param device {@code auto}, {@code cpu} or {@code cuda}
 * @param tile largest extent of a tile in LR pixels; 0 for the usual one
 * @param range {@code auto}, {@code type}, or two numbers like {@code 0,4095}
 * @param preserve whether every LR pixel shall be the mean of its HR pixels
 * @param precision {@code single} or {@code half}
 * @param safe whether the network runs in a process of its own
 */
record Choices(
        int scale,
        String model,
        String device,
        int tile,
        String range,
        boolean preserve,
        String precision,
        boolean safe) {

    /**
     * @param note told in one sentence what the user should know
     * @throws io.superres.BadInputException if a choice is impossible
     */
    ImagePlusUpscaler upscaler(Consumer<String> note) {
        SessionSettings session =
                new SessionSettings(DeviceChoice.parse(device), Precision.parse(precision), safe, note);
        return new ImagePlusUpscaler(
                Methods.choose(ModelRegistry.standard(), "sisr", model, scale),
                TileSettings.of(session, tile, 0),
                new ImageSettings(RangeChoice.parse(range), preserve, Optional.empty()));
    }
}
