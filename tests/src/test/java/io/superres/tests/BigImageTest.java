package io.superres.tests;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import ij.ImageStack;
import io.superres.cli.Main;
import io.superres.fiji.tiff.BigTiff;
import io.superres.fiji.tiff.TiffWriter;
import io.superres.onnx.GraphBuilder;
import io.superres.onnx.OnnxFile;
import io.superres.onnx.Value;
import io.superres.onnx.ValueInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.imglib2.Cursor;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose results are larger than the heap go through the command line in a heap that holds neither. */
class BigImageTest {
    private static final long HEAP_BYTES = 64L << 20;
    private static final long SECONDS = 300;

    @TempDir
    Path folder;

    @Test
    void aPlaneThatDoesNotFit() throws Exception {
        enlarged(4100, 3300, 1);
    }

    @Test
    void aStackOfTwoThousandSlices() throws Exception {
        enlarged(112, 96, 2000);
    }

    private void enlarged(int width, int height, int planes) throws Exception {
        Path input = write(folder.resolve("big.tif"), width, height, planes);
        Path output = folder.resolve("large.tif");
        assertThat(2L * 4 * width * height * planes).isGreaterThan(HEAP_BYTES);
        ChildJvm run = ChildJvm.run(
                SECONDS,
                List.of(ChildJvm.HEADLESS, "-Xmx" + (HEAP_BYTES >> 20) + "m"),
                Main.class,
                "upscale",
                input.toString(),
                "-o",
                output.toString(),
                "--model",
                doubling().toString());
        assertThat(run.exitCode()).as(run.output()).isZero();
        try (BigTiff result = BigTiff.open(output).orElseThrow()) {
            ImagePlus header = result.header();
            assertThat(header.getStackSize()).isEqualTo(planes);
            assertThat(header.getCalibration().pixelWidth).isEqualTo(0.25);
            assertThat(header.getInfoProperty()).contains("superres: {");
            assertThat(result.image().dimensionsAsLongArray()).containsExactly(2 * width, 2 * height, 1, planes, 1);
            assertThat(wrong(result)).isZero();
        }
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(3);
        }
    }

    private static long wrong(BigTiff result) {
        long wrong = 0;
        Cursor<?> cursor = result.image().localizingCursor();
        while (cursor.hasNext()) {
            int found = ((UnsignedShortType) cursor.next()).get();
            int x = cursor.getIntPosition(0) / 2;
            int y = cursor.getIntPosition(1) / 2;
            if (found != pixel(x, y, cursor.getIntPosition(3))) wrong++;
        }
        return wrong;
    }

    private static int pixel(int x, int y, int plane) {
        return (x * 31 + y * 17 + plane * 7) % 4000;
    }

    private static Path write(Path file, int width, int height, int planes) throws IOException {
        ImageStack stack = new ImageStack(1, 1);
        for (int i = 0; i < planes; i++) stack.addSlice(null, new short[1]);
        ImagePlus pattern = new ImagePlus("big", stack);
        pattern.getCalibration().pixelWidth = 0.5;
        pattern.getCalibration().pixelHeight = 0.5;
        pattern.getCalibration().setUnit("mm");
        try (TiffWriter writer = TiffWriter.open(file, pattern, width, height)) {
            short[] row = new short[width];
            for (int plane = 0; plane < planes; plane++)
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) row[x] = (short) pixel(x, y, plane);
                    writer.append(row);
                }
            writer.finish();
        }
        return file;
    }

    /** A network that makes four equal pixels of each. */
    private Path doubling() throws IOException {
        GraphBuilder g = new GraphBuilder("doubling");
        Value lr = g.input(ValueInfo.image("lr", 1, "h", "w"));
        g.output(ValueInfo.image("sr", 1, "sh", "sw"), g.enlargeNearest(lr, 2));
        Path file = folder.resolve("doubling.onnx");
        OnnxFile.write(g.build(), file);
        return file;
    }
}
