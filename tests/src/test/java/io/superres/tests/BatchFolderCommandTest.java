package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.fiji.BatchFolderCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchFolderCommandTest extends AbstractCommandTest {
    BatchFolderCommandTest() {
        super(BatchFolderCommand.class);
    }

    private Path in() {
        return folder.resolve("my images");
    }

    private Path out() {
        return folder.resolve("results");
    }

    @Override
    String before() throws IOException {
        Files.createDirectories(in().resolve("sub"));
        Files.copy(Project.image("nuclei-lr.tif"), in().resolve("a.tif"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(Project.image("filaments-lr.png"), in().resolve("sub/b.png"), StandardCopyOption.REPLACE_EXISTING);
        return "";
    }

    @Override
    Map<String, String> answers() throws IOException {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("folder", in().toString());
        answers.put("output", out().toString());
        answers.put("scale", "2");
        answers.put("model", TinyModel.write(folder).toString());
        return answers;
    }

    @Override
    String after() {
        return """
                if (nImages != 0) exit(nImages + " images are open");
                open("OUT/a-sisr-x2.tif");
                if (getWidth() != 224 || getHeight() != 192) exit("the size is " + getWidth() + " x " + getHeight());
                if (!File.delete("OUT/sub/b-sisr-x2.png")) exit("the sub-folder is not kept");
                rows = split(File.openAsString("OUT/superres-report.csv"), "\\n");
                if (rows.length != 3) exit("the report has " + rows.length + " rows");
                """.replace("OUT", out().toString());
    }

    @Test
    void aFailedFileStopsTheMacroAfterAllOthersAreDone() throws Exception {
        before();
        Files.writeString(in().resolve("broken.tif"), "no image");
        String line = Recording.shortLine(BatchFolderCommand.class, answers());
        Path macro = Files.writeString(folder.resolve("fails.ijm"), line + "print(\"went on\");");
        ChildJvm child =
                ChildJvm.run(List.of(ChildJvm.HEADLESS, ChildJvm.PATCHABLE), MacroMain.class, macro.toString());
        assertThat(child.exitCode()).as(child.output()).isEqualTo(1);
        assertThat(child.output())
                .contains("2 done, 0 skipped, 1 failed; see " + out().resolve("superres-report.csv"))
                .doesNotContain("went on");
        assertThat(out().resolve("sub/b-sisr-x2.png")).exists();
    }
}
