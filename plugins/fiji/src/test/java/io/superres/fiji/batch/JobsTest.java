package io.superres.fiji.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;
import ij.process.ShortProcessor;
import io.superres.BadInputException;
import io.superres.fiji.image.ImageFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class JobsTest {
    @TempDir
    Path folder;

    private Path image;

    @BeforeEach
    void write() {
        image = folder.resolve("a.tif");
        ImageFiles.save(new ImagePlus("a", new ShortProcessor(300, 200)), image);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void noNameOfAnInputIsOverwritten() throws Exception {
        Path out = Files.createDirectory(folder.resolve("out"));
        List<InputImage> images = List.of(new InputImage(image, Path.of("")));
        assertThat(Jobs.plan(images, out, "-x2")).containsExactly(new Job(image, out.resolve("a-x2.tif")));
        Files.createLink(out.resolve("a-x2.tif"), image);
        assertThatThrownBy(() -> Jobs.plan(images, out, "-x2"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("never overwritten");
    }

    @Test
    void theNeedForRoomCountsWhatIsThereAlready() throws Exception {
        Path result = folder.resolve("a-x4.tif");
        long pixels = 300L * 200 * 2 * 16;
        List<Job> jobs = List.of(new Job(image, result), new Job(folder.resolve("none.tif"), folder.resolve("n.tif")));
        long whole = DiskNeed.bytes(jobs, 4);
        assertThat(whole).isBetween(pixels, pixels + (1 << 17));
        Files.write(result, new byte[1000]);
        assertThat(DiskNeed.bytes(jobs, 4)).as("both are there for a moment").isEqualTo(whole);
        Files.write(result, new byte[(int) pixels + (1 << 18)]);
        assertThat(DiskNeed.bytes(jobs, 4)).isEqualTo(whole);
        List<Job> two = List.of(new Job(image, result), new Job(image, result));
        assertThat(DiskNeed.bytes(two, 4)).as("one after another").isEqualTo(whole);
    }
}
