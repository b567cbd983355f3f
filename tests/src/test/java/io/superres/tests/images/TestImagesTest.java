package io.superres.tests.images;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import io.superres.fiji.image.ImageFiles;
import io.superres.tests.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestImagesTest {
    @Test
    void theFilesAreWhatTheGeneratorMakes() throws Exception {
        Path folder = Project.root().resolve("test-images");
        if (Boolean.getBoolean("test-images.write")) TestImages.write(folder);
        Map<String, ImagePlus> made = TestImages.all();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(ImageFiles::isImage)
                            .map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(made.keySet());
        }
        made.forEach((name, image) -> {
            ImagePlus stored = ImageFiles.open(folder.resolve(name));
            assertThat(stored.getStackSize()).as(name).isEqualTo(image.getStackSize());
            for (int i = 1; i <= image.getStackSize(); i++)
                assertThat(stored.getStack().getPixels(i))
                        .as(name)
                        .isEqualTo(image.getStack().getPixels(i));
            assertThat(stored.getCalibration().getUnit())
                    .isEqualTo(image.getCalibration().getUnit().replace("um", "\u00b5m"));
        });
    }
}
