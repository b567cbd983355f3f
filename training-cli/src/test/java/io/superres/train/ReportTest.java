package io.superres.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.superres.fiji.image.ImageFiles;
import io.superres.image.Plane;
import io.superres.train.report.Album;
import io.superres.train.report.Report;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ReportTest {
    @TempDir
    Path folder;

    private static Plane flat(float value) {
        Plane plane = Plane.empty(6, 5);
        Arrays.fill(plane.pixels(), value);
        return plane;
    }

    private static Picture row(int planes) {
        List<Plane> coloured = List.of(flat(0.5f), flat(0), flat(1)).subList(0, planes);
        return new Picture(List.of(List.of(flat(0)), coloured, List.of(flat(1))));
    }

    @Test
    void picturesStandSideBySide() throws Exception {
        Album album = new Album(folder, 3);
        album.add(5, List.of(row(1), row(3)));
        var image = ImageFiles.open(album.pages().get(0).file());
        assertThat(image.getWidth()).isEqualTo(3 * 6 + 2 * 4);
        assertThat(image.getHeight()).isEqualTo(2 * 5 + 4);
        assertThat(image.getProcessor().getPixel(0, 0) & 0xffffff).isZero();
        assertThat(image.getProcessor().getPixel(7, 0) & 0xffffff).isEqualTo(0xffffff);
        assertThat(image.getProcessor().getPixel(12, 2) & 0xffffff).isEqualTo(0x808080);
        assertThat(image.getProcessor().getPixel(12, 11) & 0xffffff).isEqualTo(0x8000ff);
    }

    @Test
    void albumsStaySmallAndKeepFirstAndLast() throws Exception {
        Album album = new Album(folder, 4);
        for (int step = 10; step <= 200; step += 10) album.add(step, List.of(row(1)));
        List<Long> steps = album.pages().stream().map(Album.Page::step).toList();
        assertThat(steps).hasSize(4).startsWith(10L).endsWith(200L);
        album.add(100, List.of(row(1)));
        assertThat(album.pages()).extracting(Album.Page::step).endsWith(100L).doesNotContain(200L);
    }

    @Test
    void thePageHasCurvesPicturesAndSettingsAndNeedsNoOtherFile() throws Exception {
        TrainingRecord record = Toys.record();
        for (int i = 1; i <= 4; i++)
            record = record.with(
                    new TrainingRecord.Measurement(
                            i * 10L, 0.5 / i, 20.0 + i, 21.5, Map.of("gradient norm", i == 2 ? Double.NaN : 1e-3 * i)),
                    i);
        Album album = new Album(folder.resolve("pictures"), 4);
        album.add(10, List.of(row(1)));
        album.add(40, List.of(row(3)));
        Path file = folder.resolve("report.html");
        new Report(record, album.pages()).write(file);
        String page = Files.readString(file);
        assertThat(page)
                .contains("held-out PSNR in dB", "gradient norm", "24.00 dB (bicubic enlargement: 21.50 dB)")
                .contains("<th>kind</th><td>toy</td>")
                .containsPattern("data:image/png;base64,[A-Za-z0-9+/=]{50,}")
                .doesNotContain("src=\"http", "NaN");
        assertThat(page).contains(">24</text>", ">20</text>", ">40</text>");
        // Loss, network, bicubic, and the gradient's norm on both sides of its gap.
        assertThat(page.split("<polyline", -1)).hasSize(1 + 5);
        assertThat(page.split("<img", -1)).hasSize(3);
        for (MatchResult svg : Pattern.compile("<svg.*?</svg>", Pattern.DOTALL)
                .matcher(page)
                .results()
                .toList())
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg.group())));
    }
}
