package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.BadInputException;
import io.superres.fiji.UpscaleFileCommand;
import io.superres.fiji.batch.Jobs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;

class UpscaleFileCommandTest extends AbstractCommandTest {
    UpscaleFileCommandTest() {
        super(UpscaleFileCommand.class);
    }

    private Path image() {
        return folder.resolve("my images").resolve("cells.tif");
    }

    @Override
    String before() throws IOException {
        Files.createDirectories(image().getParent());
        Files.copy(Project.image("nuclei-lr.tif"), image(), StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(image().resolveSibling("cells-sisr-x2.tif"));
        return "";
    }

    @Override
    Map<String, String> answers() throws IOException {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("file", image().toString());
        answers.put("scale", "2");
        answers.put("model", TinyModel.write(folder).toString());
        return answers;
    }

    @Override
    String after() {
        String result = image().resolveSibling("cells-sisr-x2.tif").toString();
        return """
                if (nImages != 0) exit(nImages + " images are open");
                open("RESULT");
                if (getWidth() != 224 || getHeight() != 192) exit("the size is " + getWidth() + " x " + getHeight());
                if (!File.delete("RESULT")) exit("cannot delete the result");
                """.replace("RESULT", result);
    }

    /** What Fiji's Batch button asks for. */
    @Test
    void oneFileGivesOneFile() {
        try (Context context = new Context()) {
            CommandInfo info = context.service(CommandService.class).getCommand(UpscaleFileCommand.class.getName());
            assertThat(info.inputs())
                    .filteredOn(item -> item.getType() == File.class)
                    .hasSize(1);
            assertThat(info.outputs())
                    .hasSize(1)
                    .first()
                    .satisfies(
                            item -> assertThat(((ModuleItem<?>) item).getType()).isEqualTo(File.class));
        }
    }

    @Test
    void aFileThatIsNoResultIsNotReplaced() throws IOException {
        before();
        Path other = Files.copy(image(), image().resolveSibling("cells-sisr-x2.tif"));
        assertThatThrownBy(() -> Jobs.beside(image(), "-sisr-x2"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(other + " exists and is no result");
    }
}
