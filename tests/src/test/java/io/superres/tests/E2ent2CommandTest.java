package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.fiji.E2ent2Command;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class E2ent2CommandTest extends AbstractCommandTest {
    E2ent2CommandTest() {
        super(E2ent2Command.class);
    }

    @Override
    String before() {
        return "newImage(\"my cells\", \"16-bit ramp\", 30, 24, 2);\nsetVoxelSize(0.5, 0.5, 2, \"um\");\n"
                + "newImage(\"sharp cells\", \"8-bit ramp\", 64, 48, 1);\n";
    }

    @Override
    Map<String, String> answers() throws IOException {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("image", "my cells");
        answers.put("reference", "sharp cells;" + Project.image("nuclei-earlier.tif"));
        answers.put("confidence", "true");
        answers.put(
                "model",
                TinyE2ent2.write(Files.createDirectories(folder.resolve("my models")))
                        .toString());
        return answers;
    }

    @Override
    String after() {
        return """
                if (nImages != 4) exit(nImages + " images are open");
                selectImage("my cells-e2ent2-x4-confidence");
                getStatistics(area, mean, min, max);
                if (bitDepth() != 16 || max <= 0) exit("the map is empty");
                selectImage("my cells-e2ent2-x4");
                getDimensions(width, height, channels, slices, frames);
                if (width != 120 || height != 96 || slices != 2) exit("the size is " + width + " x " + height + " x " + slices);
                if (bitDepth() != 16) exit("the depth is " + bitDepth());
                getVoxelSize(w, h, d, unit);
                if (w != 0.125 || d != 2) exit("the voxel is " + w + " " + d + " " + unit);
                info = getMetadata("Info");
                if (indexOf(info, "sharp cells") < 0) exit("the reference is not recorded");
                """;
    }

    @Test
    void aReferenceThatIsNotThereStopsTheMacro() throws Exception {
        String macro = "newImage(\"cells\", \"8-bit ramp\", 20, 20, 1);\n"
                + "run(\"SR E2ENT2...\", \"model=[" + TinyE2ent2.write(folder) + "] reference=[no such image]\");\n"
                + "print(\"went on\");";
        ChildJvm child = ChildJvm.run(
                List.of(ChildJvm.HEADLESS, ChildJvm.PATCHABLE),
                MacroMain.class,
                Files.writeString(folder.resolve("fails.ijm"), macro).toString());
        assertThat(child.exitCode()).as(child.output()).isEqualTo(1);
        assertThat(child.output())
                .contains("neither an open image 'no such image' nor such a file")
                .doesNotContain("went on");
    }
}
