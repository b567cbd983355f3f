package io.superres.fiji.format;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import io.superres.fiji.image.ImageFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeaderTextTest {
    @TempDir
    Path folder;

    @Test
    void pngFilesCarryTheTextOfAnImage() throws Exception {
        String text = "Objective: 63\u00d7\nsuperres: {\"a\":\"\u00b5\"}\n";
        for (ImageProcessor pixels :
                List.of(new ByteProcessor(9, 7), new ShortProcessor(9, 7), new ColorProcessor(9, 7))) {
            pixels.set(3, 2, 77);
            ImagePlus image = new ImagePlus("p", pixels);
            Path plain = folder.resolve("plain.png");
            ImageFiles.save(image, plain);
            image.setProperty("Info", text);
            Path told = folder.resolve("told.png");
            ImageFiles.save(image, told);

            assertThat(HeaderText.read(told)).contains(text);
            assertThat(HeaderText.read(plain)).isEmpty();
            assertThat(ImageFiles.open(told).getInfoProperty()).isEqualTo(text);
            assertThat(ImageFiles.open(told).getProcessor().getPixels())
                    .isEqualTo(ImageFiles.open(plain).getProcessor().getPixels());
            assertThat(ImageIO.read(told.toFile()).getRGB(3, 2))
                    .isEqualTo(ImageIO.read(plain.toFile()).getRGB(3, 2));
        }
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(2);
        }
    }

    @Test
    void jpegFilesCarryItToo() throws Exception {
        ImagePlus image = new ImagePlus("p", new ColorProcessor(40, 30));
        Path plain = folder.resolve("plain.jpg");
        ImageFiles.save(image, plain);
        for (int lines : new int[] {0, 3, 10_000}) {
            String text = "a line\n".repeat(lines) + "superres: {\"a\":\"\u00b5\"}\n";
            image.setProperty("Info", text);
            Path told = folder.resolve("told.jpg");
            ImageFiles.save(image, told);
            assertThat(HeaderText.read(told).orElseThrow().strip())
                    .isEqualTo(lines < 10_000 ? text.strip() : "superres: {\"a\":\"\u00b5\"}");
            assertThat(ImageFiles.open(told).getProcessor().getPixels())
                    .isEqualTo(ImageFiles.open(plain).getProcessor().getPixels());
        }
        assertThat(HeaderText.read(plain)).isEmpty();
    }

    @Test
    void damagedFilesTellNothing() throws Exception {
        ImagePlus image = new ImagePlus("p", new ByteProcessor(9, 7));
        image.setProperty("Info", "text");
        Path file = folder.resolve("p.png");
        ImageFiles.save(image, file);
        byte[] bytes = Files.readAllBytes(file);
        assertThat(HeaderText.endsWell(file)).isTrue();
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(bytes, length));
            assertThat(HeaderText.read(file).orElse("text")).isEqualTo("text");
            assertThat(HeaderText.endsWell(file)).isFalse();
        }
    }
}
