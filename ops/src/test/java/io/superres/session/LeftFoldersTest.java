package io.superres.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftFoldersTest {
    @TempDir
    private Path temporary;

    private Path folder(String name, boolean empty, Duration age) throws IOException {
        Path folder = Files.createDirectory(temporary.resolve(name));
        if (!empty) Files.createFile(folder.resolve("libonnxruntime.so"));
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(age)));
        return folder;
    }

    @Test
    void onlyOldEmptyFoldersOfOnnxRuntimeAreDeleted() throws IOException {
        Path left = folder("onnxruntime-java1", true, Duration.ofHours(2));
        Path young = folder("onnxruntime-java2", true, Duration.ofMinutes(2));
        Path inUse = folder("onnxruntime-java3", false, Duration.ofHours(9));
        Path other = folder("photographs", true, Duration.ofHours(9));
        LeftFolders.delete(temporary);
        assertThat(left).doesNotExist();
        assertThat(young).exists();
        assertThat(inUse).exists();
        assertThat(other).exists();
        LeftFolders.delete(temporary.resolve("missing"));
    }
}
