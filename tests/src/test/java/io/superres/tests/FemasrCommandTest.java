package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.fiji.FemasrCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FemasrCommandTest extends AbstractCommandTest {
    FemasrCommandTest() {
        super(FemasrCommand.class);
    }

    @Override
    String before() {
        return "newImage(\"my cells\", \"16-bit ramp\", 30, 24, 2);\nsetVoxelSize(0.5, 0.5, 2, \"um\");\n";
    }

    @Override
    Map<String, String> answers() throws IOException {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("image", "my cells");
        answers.put("shortcut", "0.5");
        answers.put("distance", "true");
        answers.put("codes", "true");
        answers.put(
                "model",
                TinyFemasr.write(Files.createDirectories(folder.resolve("my models")))
                        .toString());
        return answers;
    }

    @Override
    String after() {
        return """
                if (nImages != 4) exit(nImages + " images are open");
                selectImage("my cells-femasr-x4-distance");
                getStatistics(area, mean, min, max);
                if (bitDepth() != 16 || max <= 0) exit("the map of distances is empty");
                selectImage("my cells-femasr-x4-codes");
                getStatistics(area, mean, min, max);
                if (max <= 0 || max >= 700) exit("the codes are " + min + " to " + max);
                selectImage("my cells-femasr-x4");
                getDimensions(width, height, channels, slices, frames);
                if (width != 120 || height != 96 || slices != 2) exit("the size is " + width + " x " + height + " x " + slices);
                if (bitDepth() != 16) exit("the depth is " + bitDepth());
                getVoxelSize(w, h, d, unit);
                if (w != 0.125 || d != 2) exit("the voxel is " + w + " " + d + " " + unit);
                info = getMetadata("Info");
                if (indexOf(info, "\\"shortcut\\":0.5") < 0) exit("the shortcut is not recorded");
                """;
    }

    @Test
    void anImpossibleStrengthStopsTheMacro() throws Exception {
        String macro = "newImage(\"cells\", \"8-bit ramp\", 20, 20, 1);\n"
                + "run(\"SR FeMaSR...\", \"model=[" + TinyFemasr.write(folder) + "] shortcut=1.5\");\n"
                + "print(\"went on\");";
        ChildJvm child = ChildJvm.run(
                List.of(ChildJvm.HEADLESS, ChildJvm.PATCHABLE),
                MacroMain.class,
                Files.writeString(folder.resolve("fails.ijm"), macro).toString());
        assertThat(child.exitCode()).as(child.output()).isEqualTo(1);
        assertThat(child.output()).contains("shortcut").doesNotContain("went on");
    }
}
