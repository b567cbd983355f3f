package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.fiji.RefVaeCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefVaeCommandTest extends AbstractCommandTest {
    RefVaeCommandTest() {
        super(RefVaeCommand.class);
    }

    @Override
    String before() {
        return "newImage(\"my cells\", \"16-bit ramp\", 30, 24, 2);\nsetVoxelSize(0.5, 0.5, 2, \"um\");\n"
                + "newImage(\"looks\", \"RGB ramp\", 64, 48, 1);\n";
    }

    @Override
    Map<String, String> answers() throws IOException {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("image", "my cells");
        answers.put("reference", "looks;" + Project.image("nuclei-earlier.tif"));
        answers.put("samples", "4");
        answers.put("temperature", "0.9");
        answers.put("seed", "12");
        answers.put("uncertainty", "true");
        answers.put("mean", "true");
        answers.put(
                "model",
                TinyRefVae.write(Files.createDirectories(folder.resolve("my models")))
                        .toString());
        return answers;
    }

    @Override
    String after() {
        return """
                if (nImages != 5) exit(nImages + " images are open");
                selectImage("my cells-refvae-x8-deviation");
                getDimensions(width, height, channels, slices, frames);
                if (slices != 2 || frames != 1) exit("the map has " + slices + " slices, " + frames + " frames");
                getStatistics(area, mean, min, max);
                if (bitDepth() != 32 || max <= 0) exit("the map of deviations is empty");
                if (Overlay.size < 4) exit("no numbers tell the colours");
                selectImage("my cells-refvae-x8-mean");
                average = getValue(100, 90);
                selectImage("my cells-refvae-x8");
                getDimensions(width, height, channels, slices, frames);
                if (width != 240 || height != 192 || slices != 2 || frames != 4) exit("the size is " + width + " x " + height + " x " + slices + " x " + frames);
                if (bitDepth() != 16) exit("the depth is " + bitDepth());
                getVoxelSize(w, h, d, unit);
                if (w != 0.0625 || d != 2) exit("the voxel is " + w + " " + d + " " + unit);
                sum = 0;
                for (t = 1; t <= 4; t++) {
                    Stack.setPosition(1, 1, t);
                    sum = sum + getValue(100, 90);
                }
                if (abs(sum / 4 - average) > 0.01) exit("the mean is " + average + ", not " + sum / 4);
                info = getMetadata("Info");
                if (indexOf(info, "\\"seed\\":12") < 0 || indexOf(info, "looks") < 0) exit("how it was made is not recorded");
                """;
    }

    @Test
    void anUncertaintyOfOneSampleStopsTheMacro() throws Exception {
        String macro = "newImage(\"cells\", \"8-bit ramp\", 20, 20, 1);\n"
                + "run(\"SR RefVAE...\", \"model=[" + TinyRefVae.write(folder) + "] samples=1 uncertainty\");\n"
                + "print(\"went on\");";
        ChildJvm child = ChildJvm.run(
                List.of(ChildJvm.HEADLESS, ChildJvm.PATCHABLE),
                MacroMain.class,
                Files.writeString(folder.resolve("fails.ijm"), macro).toString());
        assertThat(child.exitCode()).as(child.output()).isEqualTo(1);
        assertThat(child.output()).contains("single sample").doesNotContain("went on");
    }
}
