package io.superres.method;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.superres.image.IntensityRange;
import io.superres.model.Model;
import io.superres.onnx.ReceptiveField;
import io.superres.session.OnnxRuntime;
import io.superres.tile.TileSettings;
import java.util.List;

/**
 * How a result came about; written into the result itself.
 *
 * @param program this library and its version
 * @param method such as {@code sisr}
 * @param model the model's id
 * @param sha256 fingerprint of the network's file
 * @param scale HR pixels per LR pixel
 * @param device where it really ran
 * @param tile largest extent of a tile in LR pixels
 * @param halo LR pixels read around each tile, or "global"
 * @param ranges pixel values that became 0 and 1, for each channel
 * @param onnxruntime version of ONNX Runtime
 * @param java version of Java
 */
public record Provenance(
        String program,
        String method,
        String model,
        String sha256,
        int scale,
        String device,
        int tile,
        String halo,
        List<IntensityRange> ranges,
        String onnxruntime,
        String java) {

    public static Provenance of(
            Model model, SuperResolver resolver, TileSettings settings, List<IntensityRange> ranges) {
        return new Provenance(
                programName(),
                model.method(),
                model.id(),
                model.sha256(),
                model.scale(),
                resolver.device().toString(),
                settings.tile(),
                resolver.receptiveField() instanceof ReceptiveField.Finite f ? Integer.toString(f.halo()) : "global",
                List.copyOf(ranges),
                OnnxRuntime.version(),
                System.getProperty("java.version"));
    }

    /** The name of this library and its version. */
    public static String programName() {
        String version = Provenance.class.getPackage().getImplementationVersion();
        return "superres " + (version == null ? "development" : version);
    }

    /** One line of JSON. */
    public String json() {
        try {
            return new ObjectMapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
