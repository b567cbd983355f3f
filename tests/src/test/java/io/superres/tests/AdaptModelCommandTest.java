package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.fiji.AdaptModelCommand;
import io.superres.fiji.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdaptModelCommandTest extends AbstractCommandTest {
    AdaptModelCommandTest() {
        super(AdaptModelCommand.class);
    }

    /** The fitted model of the run before is removed, as nothing is ever overwritten. */
    @Override
    String before() throws IOException {
        trainReconstruction();
        return "dir = \"" + folder + "/.superres/models/mine/\";\n"
                + "if (File.isDirectory(dir)) { list = getFileList(dir);\n"
                + "for (i = 0; i < list.length; i++) ok = File.delete(dir + list[i]); ok = File.delete(dir); }\n"
                + "newImage(\"my stack\", \"8-bit ramp\", 70, 66, 5);\n"
                + "run(\"Add Specified Noise...\", \"stack standard=20\");\n";
    }

    private void trainReconstruction() throws IOException {
        Path models = folder.resolve(".superres/models");
        if (Files.exists(models)) return;
        Path data = Files.createDirectories(folder.resolve("data"));
        for (String name : List.of("nuclei-hr.tif", "filaments-hr.png"))
            ImageFiles.save(ImageFiles.open(Project.image(name)), data.resolve(name.replaceFirst("\\..*", ".tif")));
        TinyReconstruction.train(data, models);
    }

    @Override
    Map<String, String> answers() throws IOException {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("images", "my stack");
        answers.put("model", TinyModel.write(folder).toString());
        answers.put("name", "mine");
        answers.put("minutes", "3");
        answers.put("steps", "2");
        return answers;
    }

    @Override
    String after() {
        return """
                if (!File.exists(dir + "model.onnx")) exit("no model was installed");
                if (nImages != 2) exit(nImages + " images are open");
                selectImage("mine: bicubic, before, after");
                if (getWidth() < 300) exit("the picture is too small");
                newImage("small", "8-bit ramp", 20, 20, 1);
                run("SR Single Image...", "image=small model=mine scale=2");
                if (getWidth() != 40) exit("the fitted model does not enlarge");
                """;
    }

    @Test
    void whatCannotBeFittedStopsTheMacro() throws Exception {
        String macro = "newImage(\"tiny\", \"8-bit ramp\", 9, 9, 3);\n"
                + "run(\"SR Adapt Model...\", \"images=tiny model=sisr-x2 name=other\");\nprint(\"went on\");";
        ChildJvm child = ChildJvm.run(
                List.of(ChildJvm.HEADLESS, ChildJvm.PATCHABLE, "-Duser.home=" + folder),
                MacroMain.class,
                Files.writeString(folder.resolve("fails.ijm"), macro).toString());
        assertThat(child.exitCode()).as(child.output()).isEqualTo(1);
        assertThat(child.output()).contains("smaller than").doesNotContain("went on");
        assertThat(folder.resolve(".superres/models/other")).doesNotExist();
    }
}
