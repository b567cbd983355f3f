package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.cli.Main;
import io.superres.fiji.image.ImageFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code superres upscale} on folders. */
class BatchCliTest {
    private static final String REPORT = "superres-report.csv";

    private static final int IMAGES = 10;

    @TempDir
    Path folder;

    private Path in;
    private Path out;
    private Path model;

    @BeforeEach
    void prepare() throws IOException {
        model = TinyModel.write(folder);
        in = Files.createDirectory(folder.resolve("in"));
        out = folder.resolve("out");
    }

    private void image(String bundled, String name) throws IOException {
        Path file = in.resolve(name);
        Files.createDirectories(file.getParent());
        Files.copy(Project.image(bundled), file);
    }

    private Cli upscale(Object input, Object... more) {
        List<Object> all = new java.util.ArrayList<>(List.of("upscale", input, "-o", out, "--model", model));
        all.addAll(Arrays.asList(more));
        return Cli.run(all.toArray());
    }

    /** All files below a folder but the report, by relative path. */
    private static Map<String, byte[]> results(Path folder) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList())
                if (!file.endsWith(REPORT)) files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
        }
        return files;
    }

    private List<String> report() throws IOException {
        return Files.readString(out.resolve(REPORT), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    @Test
    void subFoldersAreKeptAndOneFailureStopsNothing() throws Exception {
        image("nuclei-lr.tif", "a.tif");
        image("filaments-lr.png", "day 1/deep/b.png");
        image("cells-hyperstack.tif", "day 2/c.tif");
        Files.write(in.resolve("broken, \"very\".tif"), "no image".getBytes());
        Files.writeString(in.resolve("notes.txt"), "no image either");
        Files.writeString(in.resolve("._a.tif"), "hidden");
        Cli run = upscale(in);

        assertThat(run.exit()).as(run.err()).isEqualTo(1);
        assertThat(results(out).keySet())
                .containsExactlyInAnyOrder("a-sisr-x2.tif", "day 1/deep/b-sisr-x2.png", "day 2/c-sisr-x2.tif");
        assertThat(run.out().lines()).hasSize(5).last().isEqualTo("3 done, 0 skipped, 1 failed");
        assertThat(run.out()).contains("failed " + in.resolve("broken, \"very\".tif") + " is not an image");
        assertThat(report())
                .hasSize(5)
                .startsWith("file,output,status,seconds,width,height,planes,message")
                .anySatisfy(row -> assertThat(row)
                        .startsWith(in.resolve("day 2/c.tif") + ",day 2/c-sisr-x2.tif,done,")
                        .endsWith(",120,88,15,"))
                .anySatisfy(row -> assertThat(row)
                        .startsWith("\"" + in.resolve("broken, \"\"very\"\".tif") + "\",")
                        .contains(",failed,"));
    }

    @Test
    void resumeSkipsWhatTheResultItselfProves() throws Exception {
        image("nuclei-lr.tif", "a.tif");
        image("filaments-lr.png", "b.png");
        image("cells-hyperstack.tif", "c.tif");
        image("target-lr.png", "d.png");
        assertThat(upscale(in).exit()).isZero();
        Map<String, byte[]> whole = results(out);
        FileTime old = FileTime.fromMillis(1_000_000_000_000L);
        for (String name : whole.keySet()) Files.setLastModifiedTime(out.resolve(name), old);

        byte[] png = whole.get("b-sisr-x2.png");
        Files.write(out.resolve("b-sisr-x2.png"), Arrays.copyOf(png, png.length - 9));
        assertThat(upscale(in, "--resume").out()).contains("1 done, 3 skipped, 0 failed");
        assertThat(Files.readAllBytes(out.resolve("b-sisr-x2.png"))).isEqualTo(png);

        Cli again = upscale(in, "--resume");
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.out()).contains("0 done, 4 skipped, 0 failed");
        assertThat(report())
                .hasSize(5)
                .filteredOn(row -> row.contains(",skipped,"))
                .hasSize(4);

        byte[] cut = whole.get("a-sisr-x2.tif");
        Files.write(out.resolve("a-sisr-x2.tif"), Arrays.copyOf(cut, cut.length / 2));
        Files.copy(
                out.resolve("d-sisr-x2.png"),
                out.resolve("b-sisr-x2.png"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.delete(in.resolve("d.png"));
        image("filaments-lr.png", "d.png");
        Files.writeString(out.resolve(".c-sisr-x2.tif.part.tif"), "left over");
        Cli mended = upscale(in, "--resume");
        assertThat(mended.out()).contains("3 done, 1 skipped, 0 failed", "skipped " + out.resolve("c-sisr-x2.tif"));
        Map<String, byte[]> after = results(out);
        assertThat(after.keySet()).isEqualTo(whole.keySet());
        for (String name : List.of("a-sisr-x2.tif", "b-sisr-x2.png", "c-sisr-x2.tif"))
            assertThat(after.get(name)).as(name).isEqualTo(whole.get(name));
        assertThat(after.get("d-sisr-x2.png")).isNotEqualTo(whole.get("d-sisr-x2.png"));
        assertThat(Files.getLastModifiedTime(out.resolve("c-sisr-x2.tif"))).isEqualTo(old);

        assertThat(upscale(in, "--resume", "--range", "0,200").out()).contains("4 done, 0 skipped, 0 failed");
        assertThat(upscale(in, "--range", "0,200").out()).contains("4 done, 0 skipped, 0 failed");
    }

    @Test
    void resultsAmongTheInputsAreNotTakenAgain() throws Exception {
        image("nuclei-lr.tif", "a.tif");
        image("filaments-lr.png", "sub/b.png");
        out = in;
        for (int i = 0; i < 2; i++) assertThat(upscale(in).out()).contains("2 done, 0 skipped, 0 failed");
        out = in.resolve("results");
        assertThat(upscale(in).out()).contains("4 done");
        assertThat(upscale(in).out()).as("results/ is not searched").contains("4 done");
        assertThat(Files.exists(out.resolve("results"))).isFalse();
    }

    @Test
    void patternsReachIntoSubFolders() throws Exception {
        image("nuclei-lr.tif", "a.tif");
        image("nuclei-lr.tif", "x/b.tif");
        image("filaments-lr.png", "x/y/c.png");
        assertThat(upscale(in + "/**/*.tif").exit()).isZero();
        assertThat(results(out).keySet()).containsExactlyInAnyOrder("a-sisr-x2.tif", "x/b-sisr-x2.tif");
        out = folder.resolve("two");
        assertThat(upscale(in + "/*/*.tif").exit()).isZero();
        assertThat(results(out).keySet()).containsExactly("x/b-sisr-x2.tif");
        Cli none = upscale(in + "/**/*.jpg");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("there are no images in " + in + "/**/*.jpg");
    }

    @Test
    void twoInputsForOneResultAreRefusedAtOnce() throws Exception {
        image("nuclei-lr.tif", "a.tif");
        image("nuclei-lr.tif", "a.tiff");
        Cli run = upscale(in);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("two inputs would be written to " + out.resolve("a-sisr-x2.tif"));
        assertThat(out).doesNotExist();
    }

    /** A header that declares 3000 planes of 30000 x 30000, in a file with a hole where the pixels should be. */
    @Test
    void resultsThatCannotFitAreRefusedAtOnce() throws Exception {
        image("cells-hyperstack.tif", "a.tif");
        byte[] tiff = Files.readAllBytes(in.resolve("a.tif"));
        byte[] huge = new String(tiff, StandardCharsets.ISO_8859_1)
                .replace("images=15\nchannels=3\nslices=5\n", "images=3000\nx=channel\nslices=\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        setTag(huge, 0x100, 30000);
        setTag(huge, 0x101, 30000);
        try (RandomAccessFile file = new RandomAccessFile(in.resolve("huge.tif").toFile(), "rw")) {
            file.write(huge);
        }
        Cli run = upscale(in);
        assertThat(run.exit()).as(run.err()).isEqualTo(1);
        assertThat(run.err())
                .containsPattern("superres: the results need \\d+\\.\\d GB, but only \\d+\\.\\d [GM]B are free");
        assertThat(run.out()).isEmpty();
        assertThat(results(out)).isEmpty();
    }

    /** Sets a value of type LONG in a little- or big-endian directory as ImageJ writes it. */
    private static void setTag(byte[] tiff, int tag, int value) {
        boolean little = tiff[0] == 'I';
        byte[] name = little
                ? new byte[] {(byte) tag, (byte) (tag >> 8), 4, 0, 1, 0, 0, 0}
                : new byte[] {(byte) (tag >> 8), (byte) tag, 0, 4, 0, 0, 0, 1};
        int at = 0;
        while (!Arrays.equals(Arrays.copyOfRange(tiff, at, at + name.length), name)) at++;
        for (int i = 0; i < 4; i++) tiff[at + 8 + i] = (byte) (value >> (little ? 8 * i : 24 - 8 * i));
    }

    @Test
    void afterAKillTheResumedRunGivesTheSameFiles() throws Exception {
        makeWorkForSeconds();
        assertThat(upscale(in).exit()).isZero();
        Map<String, byte[]> whole = results(out);

        out = folder.resolve("killed");
        Process process = startAndAwaitTheSecondResult();
        process.destroyForcibly().waitFor();
        assertThat(results(out)).as(log()).hasSizeLessThan(IMAGES);
        Cli run = upscale(in, "--resume");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("[1-9] done, [2-9] skipped, 0 failed");
        Map<String, byte[]> after = results(out);
        assertThat(after.keySet()).isEqualTo(whole.keySet());
        after.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(whole.get(name)));
        assertThat(report()).hasSize(1 + IMAGES);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void controlCLeavesCompleteFilesAndAReportOfThem() throws Exception {
        makeWorkForSeconds();
        Process process = startAndAwaitTheSecondResult();
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(process.exitValue()).as(log()).isEqualTo(130);
        assertThat(results(out)).hasSizeLessThan(IMAGES).hasSize(report().size() - 1);
        assertThat(report().subList(1, report().size()))
                .allSatisfy(row -> assertThat(row).contains(",done,"));
        for (String name : results(out).keySet())
            assertThat(ImageFiles.open(out.resolve(name)).getStackSize()).isEqualTo(15);
    }

    private void makeWorkForSeconds() throws IOException {
        model = Path.of("sisr-bicubic-x2");
        for (int i = 0; i < IMAGES; i++) image("cells-hyperstack.tif", "n" + i + ".tif");
    }

    private Process startAndAwaitTheSecondResult() throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                ChildJvm.HEADLESS,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "upscale",
                in.toString(),
                "-o",
                out.toString(),
                "--model",
                model.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        while (process.isAlive() && !Files.exists(out.resolve("n1-sisr-x2.tif"))) Thread.sleep(5);
        return process;
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log.txt"));
    }
}
