package io.superres.tests.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import io.superres.image.IntensityRange;
import io.superres.image.RangeChoice;
import io.superres.image.Selection;
import io.superres.method.Provenance;
import io.superres.method.Source;
import io.superres.method.stablesr.DiffusionInWords;
import io.superres.method.stablesr.DiffusionSettings;
import io.superres.model.ModelRegistry;
import io.superres.model.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small results whose headers tell anything about how they were made. */
final class ProvenanceForge {
    /** The name of the image from which the results were made. */
    static final String INPUT = "input.tif";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] VALUES = {
        "null",
        "true",
        "0",
        "-1",
        "1",
        "1e400",
        "2147483648",
        "99999999999999999999",
        "\"\"",
        "\"x\"",
        "\"a\\u0000b\"",
        "\"/\"",
        "\".\"",
        "\"a\\nb\"",
        "\"\\ud800\"",
        "[]",
        "{}",
        "[null]",
        "[[]]",
        "{\"a\":1}",
        "\"auto\"",
        "\"0,NaN\"",
        "\"9,1\"",
        "\"type\"",
        "\"half\"",
        "\"cuda\"",
        "\"global\"",
        "1000000",
        "8193",
        "15",
        "\"sisr-x4\"",
        "\"percnet\"",
        "\"none.onnx\""
    };
    private static final String[] SELECTIONS = {
        "{\"x\":-1,\"y\":-1,\"width\":3,\"height\":3}",
        "{\"x\":2147483647,\"y\":0,\"width\":2147483647,\"height\":1}",
        "{\"x\":0,\"y\":0,\"width\":0,\"height\":-4}",
        "{\"x\":1}"
    };

    private ProvenanceForge() {}

    /** The image from which the results were made. */
    static byte[] input() {
        return new FileSaver(IJ.createImage("ramp", "8-bit ramp", 12, 10, 1)).serialize();
    }

    static List<byte[]> sound() {
        return List.of(
                file("superres: " + json(0)),
                file("a remark\nsuperres: " + json(1) + "\nanother"),
                file("superres: {}\nsuperres: " + json(2)));
    }

    private static byte[] file(String info) {
        ImagePlus image = IJ.createImage("result", "8-bit ramp", 24, 20, 1);
        image.setProperty("Info", info);
        return new FileSaver(image).serialize();
    }

    private static String json(int variant) {
        return new Provenance(
                        Provenance.programName(),
                        "sisr",
                        "sisr-x2",
                        null,
                        ModelRegistry.standard().find("sisr-x2").sha256(),
                        2,
                        "cpu",
                        "single",
                        false,
                        256,
                        1,
                        "18",
                        variant == 0 ? RangeChoice.AUTO.toString() : "0,99",
                        List.of(new IntensityRange(0, 255)),
                        variant == 1,
                        0,
                        1,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        variant == 2 ? DiffusionInWords.of(DiffusionSettings.STANDARD) : null,
                        "result",
                        variant == 2 ? new Selection(1, 2, 5, 4) : null,
                        new Source(INPUT, INPUT, Sha256.of(input())),
                        null,
                        "1",
                        "17",
                        "Linux")
                .json();
    }

    static byte[] file(Random random) {
        switch (random.nextInt(10)) {
            case 0:
                return file("superres: " + "[".repeat(random.nextInt(100_000)));
            case 1:
                return file("superres: " + "{\"input\":".repeat(random.nextInt(3000)));
            case 2:
                return file("superres: " + VALUES[random.nextInt(VALUES.length)]);
            case 3:
                return file("superres: {\"model\":\"" + "x".repeat(random.nextInt(2_000_000)) + "\"}");
            default:
                return file("superres: " + changed(random));
        }
    }

    private static ObjectNode part(ObjectNode made, Random random) {
        String name = random.nextBoolean() ? "input" : "diffusion";
        return random.nextInt(4) == 0 && made.get(name) instanceof ObjectNode part ? part : made;
    }

    private static String changed(Random random) {
        try {
            ObjectNode made = (ObjectNode) JSON.readTree(json(random.nextInt(3)));
            for (int n = 1 + random.nextInt(2); n > 0; n--) {
                ObjectNode in = part(made, random);
                List<String> names = new ArrayList<>();
                in.fieldNames().forEachRemaining(names::add);
                String name = names.get(random.nextInt(names.size()));
                String[] values = name.equals("selection") ? SELECTIONS : VALUES;
                in.set(name, JSON.readTree(values[random.nextInt(values.length)]));
            }
            return JSON.writeValueAsString(made);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
