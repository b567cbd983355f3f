package io.superres.session.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CudaLibrariesTest {
    @TempDir
    Path root;

    private Path library(String folder, String name) throws IOException {
        Path file = root.resolve(folder).resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }

    @Test
    void theSystemsOwnPlacesComeFirst() throws IOException {
        Path both = library("searched", "libcudart.so.12");
        library("usual", "libcudart.so.12");
        Path hidden = library("usual", "libcublas.so.12");
        Path listed = library("elsewhere", "libcudnn.so.9");
        CudaLibraries search = new CudaLibraries(
                List.of("libcudart.so.12", "libcublas.so.12", "libcudnn.so.9", "libcufft.so.11"),
                List.of(root.resolve("missing"), root.resolve("searched")),
                Map.of("libcudnn.so.9", listed),
                List.of(root.resolve("usual")));

        assertThat(search.find())
                .containsExactly(
                        new CudaLibrary("libcudart.so.12", both.toString(), true),
                        new CudaLibrary("libcublas.so.12", hidden.toString(), false),
                        new CudaLibrary("libcudnn.so.9", listed.toString(), true),
                        new CudaLibrary("libcufft.so.11", "", false));
    }

    @Test
    void foldersAreFoundByPattern() throws IOException {
        library("usr/local/cuda-12.4/lib64", "a");
        library("usr/local/cuda-12.6/lib64", "a");
        library("usr/local/cuda-11.8/lib64", "a");
        library("usr/local/cuda-12.9", "lib");
        assertThat(CudaLibraries.globs(root.toString(), "usr/local/cuda-12*/lib64", "opt/cuda"))
                .containsExactlyInAnyOrder(
                        root.resolve("usr/local/cuda-12.4/lib64"), root.resolve("usr/local/cuda-12.6/lib64"));
    }

    @Test
    void searchPathsMayBeAbsentOrOdd() {
        assertThat(CudaLibraries.folders(null)).isEmpty();
        assertThat(CudaLibraries.folders("a" + File.pathSeparator + File.pathSeparator + "b" + File.pathSeparator))
                .containsExactly(Path.of("a"), Path.of("b"));
    }

    @Test
    void theSystemsListIsRead() {
        String listing = "1021 libs found in cache `/etc/ld.so.cache'\n"
                + "\tlibcudnn.so.9 (libc6,x86-64) => /usr/lib/x86_64-linux-gnu/libcudnn.so.9\n"
                + "\tlibcudart.so.12 (libc6) => /usr/lib32/libcudart.so.12\n"
                + "\tlibcufft.so.11 (libc6,x86-64, OS ABI: Linux 3.2.0) => /opt/cuda lib/libcufft.so.11\n";
        assertThat(CudaLibraries.parse(listing))
                .containsExactly(
                        Map.entry("libcudnn.so.9", Path.of("/usr/lib/x86_64-linux-gnu/libcudnn.so.9")),
                        Map.entry("libcufft.so.11", Path.of("/opt/cuda lib/libcufft.so.11")));
    }
}
