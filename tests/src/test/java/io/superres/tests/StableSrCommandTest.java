package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.fiji.StableSrCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StableSrCommandTest extends AbstractCommandTest {
    StableSrCommandTest() {
        super(StableSrCommand.class);
    }

    @Override
    String before() {
        return "newImage(\"my cells\", \"16-bit ramp\", 30, 24, 2);\nsetVoxelSize(0.5, 0.5, 2, \"um\");\n";
    }

    @Override
    Map<String, String> answers() throws IOException {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("image", "my cells");
        answers.put("samples", "3");
        answers.put("seed", "12");
        answers.put("uncertainty", "true");
        answers.put("sampler", "ddpm");
        answers.put("steps", "3");
        answers.put("fidelity", "0.75");
        answers.put("colour", "adain");
        answers.put("start", "noise");
        answers.put("guidance", "2");
        answers.put("prompt", "good photo");
        answers.put(
                "model",
                TinyStableSr.write(Files.createDirectories(folder.resolve("my models")))
                        .toString());
        return answers;
    }

    @Override
    String after() {
        return """
                if (nImages != 3) exit(nImages + " images are open");
                selectImage("my cells-stablesr-x4-deviation");
                getStatistics(area, mean, min, max);
                if (bitDepth() != 32 || max <= 0) exit("the map of deviations is empty");
                selectImage("my cells-stablesr-x4");
                getDimensions(width, height, channels, slices, frames);
                if (width != 120 || height != 96 || slices != 2 || frames != 3) exit("the size is " + width + " x " + height + " x " + slices + " x " + frames);
                if (bitDepth() != 16) exit("the depth is " + bitDepth());
                getVoxelSize(w, h, d, unit);
                if (w != 0.125 || d != 2) exit("the voxel is " + w + " " + d + " " + unit);
                info = getMetadata("Info");
                if (indexOf(info, "\\"fidelity\\":0.75") < 0 || indexOf(info, "good photo") < 0) exit("how it was made is not recorded");
                """;
    }

    @Test
    void anUnknownWordStopsTheMacro() throws Exception {
        String macro = "newImage(\"cells\", \"8-bit ramp\", 20, 20, 1);\n"
                + "run(\"SR StableSR...\", \"model=[" + TinyStableSr.write(folder) + "] prompt=[a cat]\");\n"
                + "print(\"went on\");";
        ChildJvm child = ChildJvm.run(
                List.of(ChildJvm.HEADLESS, ChildJvm.PATCHABLE),
                MacroMain.class,
                Files.writeString(folder.resolve("fails.ijm"), macro).toString());
        assertThat(child.exitCode()).as(child.output()).isEqualTo(1);
        assertThat(child.output()).contains("does not know the word 'a'").doesNotContain("went on");
    }
}
