package io.superres.fiji.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;
import ij.process.ShortProcessor;
import io.superres.BadInputException;
import io.superres.fiji.image.ImageFiles;
import io.superres.image.Selection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
        Optional<Selection> all = Optional.empty();
        Optional<Selection> part = Optional.of(new Selection(290, 0, 100, 20));
        assertThat(DiskNeed.bytes(jobs, 4, part)).isBetween(10L * 20 * 2 * 16, 10L * 20 * 2 * 16 + (1 << 17));
        long whole = DiskNeed.bytes(jobs, 4, all);
        assertThat(whole).isBetween(pixels, pixels + (1 << 17));
        Files.write(result, new byte[1000]);
        assertThat(DiskNeed.bytes(jobs, 4, all))
                .as("both are there for a moment")
                .isEqualTo(whole);
        Files.write(result, new byte[(int) pixels + (1 << 18)]);
        assertThat(DiskNeed.bytes(jobs, 4, all)).isEqualTo(whole);
        List<Job> two = List.of(new Job(image, result), new Job(image, result));
        assertThat(DiskNeed.bytes(two, 4, all)).as("one after another").isEqualTo(whole);
    }
}
