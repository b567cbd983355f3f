package io.superres.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.superres.BadInputException;
import io.superres.image.IntensityRange;
import io.superres.image.RangeChoice;
import io.superres.image.Selection;
import io.superres.model.Model;
import io.superres.model.ModelRegistry;
import io.superres.tile.Seams;
import io.superres.tile.TileSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceTest {
    @TempDir
    Path folder;

    private Provenance sample(Source input, String range, List<IntensityRange> ranges) {
        Model model = ModelRegistry.standard().find("sisr-x2");
        TileSettings settings = TileSettings.standard();
        try (SuperResolver resolver = Methods.open(model, settings)) {
            return Provenance.of(
                    model,
                    resolver,
                    settings,
                    MethodSettings.NONE,
                    new Provenance.Work(
                            input,
                            ImageSettings.STANDARD.withRange(RangeChoice.parse(range)),
                            new Selection(1, 2, 3, 4),
                            ranges,
                            new Seams(0.5, 7)));
        }
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Provenance written = sample(Source.window("cells"), "0.1,4095", List.of(new IntensityRange(0.1, 4095)));
        assertThat(written.json()).doesNotContain("\n").startsWith("{\"program\":\"superres ");
        assertThat(written.modelPath()).isNull();
        assertThat(RangeChoice.parse(written.range())).isEqualTo(RangeChoice.parse("0.1,4095"));
        String info = "Microscope: 3\nsuperres: {\"program\":\"older\"}\nsuperres: " + written.json() + "\nend";
        assertThat(Provenance.read(info)).contains(written);
    }

    @Test
    void otherTextTellsNothing() {
        assertThat(Provenance.read(null)).isEmpty();
        assertThat(Provenance.read("no line of ours")).isEmpty();
        assertThat(Provenance.read("superres: {\"program\":\"superres\",\"kind\":\"area\",\"scale\":4}"))
                .isEmpty();
        assertThat(Provenance.read("superres: {cut")).isEmpty();
        assertThat(Provenance.read("superres: null")).isEmpty();
        Provenance old = Provenance.read("superres: {\"method\":\"sisr\",\"model\":\"m\",\"sha256\":\"s\",\"new\":1}")
                .orElseThrow();
        assertThat(old.input()).isNull();
        assertThat(old.ranges()).isEmpty();
    }

    @Test
    void theSameWorkIsRecognisedBeforeAndAfter() throws Exception {
        Path file = Files.writeString(folder.resolve("a.tif"), "pixels");
        Path elsewhere =
                Files.copy(file, Files.createDirectory(folder.resolve("b")).resolve("a.tif"));
        Provenance planned = sample(Source.file(file), "auto", List.of());
        Provenance made = sample(Source.file(elsewhere), "auto", List.of(new IntensityRange(3, 4)));
        assertThat(planned.sameWork(made)).isTrue();
        assertThat(planned.sameWork(sample(Source.file(file), "type", List.of())))
                .isFalse();
        Files.writeString(elsewhere, "Pixels");
        assertThat(planned.sameWork(sample(Source.file(elsewhere), "auto", List.of())))
                .isFalse();
        Provenance window = sample(Source.window("a.tif"), "auto", List.of());
        assertThat(window.sameWork(window)).isFalse();
        assertThat(window.sameSettings(made)).isTrue();
    }

    @Test
    void fingerprintsOfFiles() throws Exception {
        Path file = Files.writeString(folder.resolve("abc"), "abc");
        assertThat(Source.file(file).sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThatThrownBy(() -> Source.file(folder.resolve("none")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("there is no file");
    }
}
