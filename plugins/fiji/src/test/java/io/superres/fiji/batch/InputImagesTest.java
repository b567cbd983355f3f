package io.superres.fiji.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InputImagesTest {
    @TempDir
    Path folder;

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    private List<String> find(Object... texts) {
        List<String> all = java.util.Arrays.stream(texts).map(Object::toString).toList();
        return InputImages.find(all, null).stream()
                .map(image -> folder.relativize(image.file()) + " in " + image.below())
                .toList();
    }

    @Test
    void foldersAreSearchedToTheirEnd() throws Exception {
        for (String name :
                List.of("b.tif", "a.PNG", "x/y/c.jpg", "x/notes.txt", ".hidden/d.tif", "x/._e.tif", "f.tif.part"))
            file(name);
        assertThat(find(folder)).containsExactly("a.PNG in ", "b.tif in ", "x/y/c.jpg in x/y");
        assertThat(find(folder.resolve("x"), folder.resolve("x/../b.tif"), folder.resolve("b.tif")))
                .containsExactly("x/y/c.jpg in y", "b.tif in ");
        assertThatThrownBy(() -> find(folder.resolve(".hidden/..//x/none")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("there is no file");
    }

    @Test
    void patternsReachAsFarAsTheySay() throws Exception {
        for (String name : List.of("a.tif", "x/b.tif", "x/y/c.tif", "x/y/d.png", "z/b.tif", "[1].tif")) file(name);
        assertThat(find(folder + "/*.tif")).containsExactly("[1].tif in ", "a.tif in ");
        assertThat(find(folder + "/[a-z].tif")).containsExactly("a.tif in ");
        assertThat(find(folder + "/[1].tif")).as("a file of that name").containsExactly("[1].tif in ");
        assertThat(find(folder + "/*/b.tif")).containsExactly("x/b.tif in x", "z/b.tif in z");
        assertThat(find(folder + "/**/*.{png,tif}"))
                .containsExactly(
                        "[1].tif in ",
                        "a.tif in ",
                        "x/b.tif in x",
                        "x/y/c.tif in x/y",
                        "x/y/d.png in x/y",
                        "z/b.tif in z");
        assertThat(find(folder + "/x/**/d.*")).containsExactly("x/y/d.png in y");
        assertThatThrownBy(() -> find(folder + "/*/*/*/b.tif")).hasMessageContaining("there are no images in");
        assertThatThrownBy(() -> find(folder + "/none/*.tif")).hasMessageContaining("there is no folder");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksAreFollowedOnceAndBrokenOnesStay() throws Exception {
        file("x/a.tif");
        Files.createSymbolicLink(folder.resolve("x/loop"), folder);
        Files.createSymbolicLink(folder.resolve("x/broken.tif"), folder.resolve("nowhere"));
        Path outside = Files.createTempDirectory("superres-links");
        try {
            Files.writeString(outside.resolve("b.tif"), "b");
            Files.createSymbolicLink(folder.resolve("linked"), outside);
            assertThat(find(folder)).containsExactly("linked/b.tif in linked", "x/a.tif in x", "x/broken.tif in x");
        } finally {
            Files.delete(outside.resolve("b.tif"));
            Files.delete(outside);
        }
    }

    @Test
    void theFolderOfResultsIsNotSearched() throws Exception {
        file("a.tif");
        file("out/b.tif");
        List<InputImage> found = InputImages.find(List.of(folder.toString()), folder.resolve("out"));
        assertThat(found).extracting(InputImage::file).containsExactly(folder.resolve("a.tif"));
        assertThat(InputImages.find(List.of(folder.resolve("out").toString()), folder.resolve("out")))
                .as("unless it is named, and then what is no result is taken")
                .hasSize(1);
    }
}
