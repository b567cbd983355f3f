package io.superres.tests;

import io.superres.fiji.SingleImageCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

class SingleImageCommandTest extends AbstractCommandTest {
    SingleImageCommandTest() {
        super(SingleImageCommand.class);
    }

    @Override
    String before() {
        return "newImage(\"my cells\", \"16-bit ramp\", 40, 24, 3);\nsetVoxelSize(0.5, 0.5, 2, \"um\");\n"
                + "newImage(\"other\", \"8-bit ramp\", 9, 9, 1);\n";
    }

    @Override
    Map<String, String> answers() throws IOException {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("image", "my cells");
        answers.put("scale", "2");
        answers.put(
                "model",
                TinyModel.write(Files.createDirectories(folder.resolve("my models")))
                        .toString());
        return answers;
    }

    @Override
    String after() {
        return """
                if (getTitle() != "my cells-sisr-x2") exit("the title is " + getTitle());
                if (nImages != 3) exit(nImages + " images are open");
                getDimensions(width, height, channels, slices, frames);
                if (width != 80 || height != 48 || slices != 3) exit("the size is " + width + " x " + height + " x " + slices);
                if (bitDepth() != 16) exit("the depth is " + bitDepth());
                getVoxelSize(w, h, d, unit);
                if (w != 0.25 || d != 2) exit("the voxel is " + w + " " + d + " " + unit);
                setSlice(2);
                getStatistics(area, mean, min, max);
                if (max <= min) exit("the result is empty");
                """;
    }
}
