package io.superres.session.hardware;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for CUDA 12 and cuDNN 9 as the system would, and then where they are usually installed.
 *
 * @param names file names of the libraries
 * @param searched folders the system looks into
 * @param known libraries that the system has listed, by name
 * @param usual folders where the libraries are often found, whether or not the system looks there
 */
record CudaLibraries(List<String> names, List<Path> searched, Map<String, Path> known, List<Path> usual) {
    private static final List<String> LINUX = List.of(
            "libcudart.so.12",
            "libcublas.so.12",
            "libcublasLt.so.12",
            "libcufft.so.11",
            "libcurand.so.10",
            "libcudnn.so.9");

    private static final List<String> WINDOWS = List.of(
            "cudart64_12.dll",
            "cublas64_12.dll",
            "cublasLt64_12.dll",
            "cufft64_11.dll",
            "curand64_10.dll",
            "cudnn64_9.dll");

    private static final Pattern LISTED = Pattern.compile("^\\s*(\\S+) \\(.*x86-64.*\\) => (.+)$", Pattern.MULTILINE);

    /** Those of this computer. */
    static CudaLibraries ofThisComputer() {
        Map<String, String> environment = System.getenv();
        if (File.separatorChar == '\\')
            return new CudaLibraries(
                    WINDOWS,
                    folders(environment.get("PATH")),
                    Map.of(),
                    globs(
                            "C:/Program Files",
                            "NVIDIA GPU Computing Toolkit/CUDA/v12*/bin",
                            "NVIDIA/CUDNN/v9*/bin/12*"));
        return new CudaLibraries(
                LINUX,
                folders(environment.get("LD_LIBRARY_PATH")),
                listed(),
                globs(
                        "/",
                        "usr/local/cuda/lib64",
                        "usr/local/cuda-12*/lib64",
                        "usr/lib/x86_64-linux-gnu",
                        "opt/cuda/lib64"));
    }

    /** Every library, found or not. */
    List<CudaLibrary> find() {
        return names.stream().map(this::find).toList();
    }

    private CudaLibrary find(String name) {
        for (Path folder : searched)
            if (Files.exists(folder.resolve(name)))
                return new CudaLibrary(name, folder.resolve(name).toString(), true);
        if (known.containsKey(name))
            return new CudaLibrary(name, known.get(name).toString(), true);
        for (Path folder : usual)
            if (Files.exists(folder.resolve(name)))
                return new CudaLibrary(name, folder.resolve(name).toString(), false);
        return new CudaLibrary(name, "", false);
    }

    /** The folders of a search path as the environment holds it; what is no folder name is left out. */
    static List<Path> folders(String searchPath) {
        List<Path> folders = new ArrayList<>();
        if (searchPath != null)
            for (String folder : searchPath.split(Pattern.quote(File.pathSeparator)))
                try {
                    if (!folder.isBlank()) folders.add(Path.of(folder));
                } catch (InvalidPathException e) {
                    continue;
                }
        return folders;
    }

    /** Existing folders below a root, from patterns with * in one or more of their names. */
    static List<Path> globs(String root, String... patterns) {
        List<Path> found = new ArrayList<>();
        for (String pattern : patterns) {
            List<Path> level = List.of(Path.of(root));
            for (String name : pattern.split("/")) level = children(level, name);
            found.addAll(level);
        }
        return found;
    }

    private static List<Path> children(List<Path> folders, String name) {
        List<Path> children = new ArrayList<>();
        for (Path folder : folders)
            try (DirectoryStream<Path> matching = Files.newDirectoryStream(folder, name)) {
                matching.forEach(children::add);
            } catch (IOException e) {
                continue; // Not a folder, or closed to us.
            }
        return children;
    }

    private static Map<String, Path> listed() {
        try {
            ShortProgram.Outcome outcome = ShortProgram.run(List.of("/sbin/ldconfig", "-p"));
            return parse(new String(outcome.output(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Map.of(); // Not every Linux has it.
        }
    }

    /** @param listing what {@code ldconfig -p} prints; libraries of other processors are left out */
    static Map<String, Path> parse(String listing) {
        Map<String, Path> libraries = new TreeMap<>();
        Matcher line = LISTED.matcher(listing);
        while (line.find())
            libraries.putIfAbsent(line.group(1), Path.of(line.group(2).strip()));
        return libraries;
    }
}
