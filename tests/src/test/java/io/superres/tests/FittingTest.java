package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;
import io.superres.BadInputException;
import io.superres.CancelledException;
import io.superres.Progress;
import io.superres.fiji.adapt.Fitting;
import io.superres.fiji.adapt.Installation;
import io.superres.fiji.adapt.LrImages;
import io.superres.fiji.adapt.TrainingProgram;
import io.superres.fiji.image.ImageFiles;
import io.superres.model.ModelRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fitting as a process of its own, without ImageJ around it. */
class FittingTest {
    @TempDir
    Path folder;

    private Fitting fitting(String model, Path images) {
        return new Fitting(TrainingProgram.find(""), model, "mine", images, folder.resolve("out"), 100_000, 60);
    }

    /** The word that the user has had enough comes once the program has said something. */
    @Test
    void cancellingEndsTheProgramAndLeavesNothing() throws Exception {
        Path images = Files.createDirectories(folder.resolve("images"));
        ImagePlus nuclei = ImageFiles.open(Project.image("nuclei-hr.tif"));
        for (int n = 0; n < 5; n++) ImageFiles.save(nuclei, images.resolve("nuclei_" + n + ".tif"));
        Path data = folder.resolve("data");
        Files.createDirectories(data);
        ImageFiles.save(nuclei, data.resolve("a.tif"));
        TinyReconstruction.train(data, folder.resolve("r"));
        Path model = TinyModel.write(folder);
        byte[] before = Files.readAllBytes(model);
        List<String> notes = new ArrayList<>();
        String property = System.getProperty(ModelRegistry.PROPERTY);
        System.setProperty(ModelRegistry.PROPERTY, folder.resolve("r").toString());
        try {
            assertThatThrownBy(() -> fitting(model.toString(), images)
                            .run(new StopWhen(() -> !notes.isEmpty()), notes::add, () -> {}))
                    .isInstanceOf(CancelledException.class);
        } finally {
            if (property == null) System.clearProperty(ModelRegistry.PROPERTY);
            else System.setProperty(ModelRegistry.PROPERTY, property);
        }
        assertThat(folder.resolve("out/mine")).doesNotExist();
        assertThat(Files.readAllBytes(model)).isEqualTo(before);
    }

    private record StopWhen(java.util.function.BooleanSupplier condition) implements Progress {
        @Override
        public void update(long done, long total) {}

        @Override
        public boolean cancelled() {
            return condition.getAsBoolean();
        }
    }

    @Test
    void whatTheProgramRefusesIsToldInItsWords() {
        assertThatThrownBy(() -> fitting("no-such-model", folder).run(Progress.NONE, note -> {}, () -> {}))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("there is no model 'no-such-model'");
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> TrainingProgram.find(folder.toString()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("program=path");
        assertThatThrownBy(() -> LrImages.folder("nothing", folder))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("neither an open image 'nothing'");
        assertThatThrownBy(() -> LrImages.folder("", folder)).hasMessageContaining("images=title");
        assertThatThrownBy(() -> Installation.checkFree("../up")).hasMessageContaining("cannot be called");
        assertThatThrownBy(() -> Installation.checkFree("sisr-x4")).hasMessageContaining("already");
    }
}
